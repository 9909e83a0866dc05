using System.Collections.Immutable;
using Tracker.Deciding;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>
/// A new version of the document takes a draft's place: what the office corrected stays wherever the new version reads just as the former did, and so do
/// answers that still fit. Points whose words changed are read anew, and it is said whose corrections went with that.
/// </summary>
internal static class Redrafting
{
    public static Decision<PlanEvent> Redraft(Drafted plan, RedraftPlan c)
    {
        var fit = (plan.Read ?? plan.Draft).Points.Where(p => c.Draft.Points.Any(now => ReadsAlike(p, now))).Select(p => p.Number).ToHashSet();
        var titles = c.Draft.Points.ToLookup(p => p.Number, p => p.Title);
        var (kept, lost) = (new List<PlanEvent>(), new SortedSet<string>(StringComparer.Ordinal));
        var now = (Drafted)Evolve(plan, new PlanRedrafted(c.Source, c.Draft));
        foreach (var (question, answer) in AnsweredBefore(plan, now))
        {
            Keep(new QuestionAnswered(question, answer));
        }
        foreach (var fact in plan.Corrections.Where(f => f is not PointRevised { Question: not null })) // what answers gave comes of them again
        {
            if (!Holds(fact, now, fit, plan, titles))
            {
                lost.UnionWith(NumbersOf(fact));
                continue;
            }
            Keep(fact is PointSplit split ? split with { Asked = QuestionsOfParts.Of(now, split.Number, split.Parts) is { IsEmpty: false } asked ? asked : null } : fact);
            fit.UnionWith(fact switch { PointSplit e => e.Parts.Select(p => p.Number), PointsMerged e => [e.Into], _ => [] });
        }
        foreach (var fact in Said(plan, now, fit))
        {
            Keep(fact);
        }
        foreach (var (question, answer) in now.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var again = new AnswerQuestion(question, answer);
            var unanswered = now with { Answers = now.Answers.Remove(question) }; // its words take the place of what was read
            if ((TimeAnswers.Decide(unanswered, again) ?? FieldAnswers.Decide(unanswered, again)) is { Rejection: null } decided)
            {
                foreach (var fact in decided.Facts.OfType<PointRevised>()) // the limits and units that it gave
                {
                    Keep(fact);
                }
            }
        }
        Decision<PlanEvent> decision = new PlanRedrafted(c.Source, c.Draft) { LetGo = lost.Count == 0 ? null : [.. lost.Where(n => titles.Contains(n))] };
        return kept.Aggregate(decision, (said, fact) => said.And(fact));

        void Keep(PlanEvent fact)
        {
            kept.Add(fact);
            now = (Drafted)Evolve(now, fact);
        }
    }

    private static bool Holds(PlanEvent fact, Drafted now, HashSet<string> fit, Drafted before, ILookup<string, string> titles)
    {
        bool IsThere(string number) => now.Draft.Points.Any(p => p.Number == number);
        return fact switch
        {
            PointMoved e => IsThere(e.Number) && (e.Before is null || IsThere(e.Before)),
            PointRestored e => now.LeftOut.Any(p => p.Point.Number == e.Number),
            PointLeftOut e => IsThere(e.Number) && now.Draft.Points.Length > 1 && (fit.Contains(e.Number) || titles[e.Number].Any(t => before.LeftOut.Any(p => p.Point.Number == e.Number && p.Point.Title == t))),
            _ => NumbersOf(fact).All(n => fit.Contains(n) && IsThere(n)),
        };
    }

    /// <summary>What was said of points that stay as they are: who sums up, which way the reports go, what they go on with.</summary>
    private static IEnumerable<PlanEvent> Said(Drafted before, Drafted now, HashSet<string> fit)
    {
        bool Stays(string number) => fit.Contains(number) && now.Draft.Points.Any(p => p.Number == number);
        if (DocumentAsSaid(before, now) is { } document)
        {
            yield return document;
        }
        var named = before.Consolidators.Where(c => Stays(c.Key) && !now.Consolidators.ContainsKey(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new PointConsolidator(c.Key, c.Value)).ToImmutableArray();
        if (!named.IsEmpty)
        {
            yield return new ConsolidatorsNamed(named);
        }
        foreach (var route in before.Routes.Where(r => Stays(r.Key) && !now.Routes.ContainsKey(r.Key)).GroupBy(r => r.Value, r => r.Key))
        {
            yield return new RoutesSet([.. route.Order(StringComparer.Ordinal)], route.Key);
        }
        foreach (var said in before.Links)
        {
            yield return said with { Links = [.. said.Links.Where(l => now.Draft.Points.Any(p => p.Number == l.Number))] };
        }
    }

    /// <summary>Questions that the former version asked just so, under whatever id, with what was said to them.</summary>
    private static IEnumerable<(string Question, QuestionAnswer Answer)> AnsweredBefore(Drafted plan, Drafted now)
    {
        var before = (plan.Read ?? plan.Draft).Questions.ToLookup(q => (q.Kind, q.Point, q.Where, q.Quote), q => plan.Answers.GetValueOrDefault(q.Id));
        foreach (var question in now.Draft.Questions.Where(q => !now.Answers.ContainsKey(q.Id)))
        {
            if (before[(question.Kind, question.Point, question.Where, question.Quote)].FirstOrDefault() is { } answer)
            {
                yield return (question.Id, answer);
            }
        }
    }

    /// <summary>文件信息 that a person filled in, where the new version reads as the former did; null: none.</summary>
    private static DocumentRevised? DocumentAsSaid(Drafted before, Drafted now)
    {
        var (read, said, anew) = ((before.Read ?? before.Draft).Document, before.Draft.Document, now.Draft.Document);
        T? Stays<T>(Func<DocumentFacts, T?> of) => Equals(of(read), of(anew)) ? of(said) : of(anew);
        var fact = new DocumentRevised(Stays(d => d.Number), Stays(d => d.Title), Stays(d => d.Issuer), Stays(d => d.Date), Stays(d => d.Year), Stays(d => d.Title) ?? now.Source.FileName);
        return (fact.Number, fact.Title, fact.Issuer, fact.Date, fact.Year) == (anew.Number, anew.Title, anew.Issuer, anew.Date, anew.Year) ? null : fact;
    }

    private static ImmutableArray<string> NumbersOf(PlanEvent fact) => fact switch
    {
        PointRevised e => [e.Number],
        PointSplit e => [e.Number],
        PointsMerged e => e.Numbers,
        PointMoved e => [e.Number],
        PointLeftOut e => [e.Number],
        PointRestored e => [e.Number],
        _ => [],
    };

    /// <summary>The same in both versions, wherever it stands in them.</summary>
    private static bool ReadsAlike(DraftPoint one, DraftPoint other) =>
        one.Number == other.Number && one.Title == other.Title && one.Text == other.Text && one.UnitsRaw == other.UnitsRaw
        && PlanNames.FieldsOf(one).SelectMany(f => f.Units.Select(u => (f.Role, u.Name))).SequenceEqual(PlanNames.FieldsOf(other).SelectMany(f => f.Units.Select(u => (f.Role, u.Name))))
        && one.Deadlines.Select(d => d.Deadline).SequenceEqual(other.Deadlines.Select(d => d.Deadline));
}
