using FsCheck;
using FsCheck.Fluent;
using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What was put into a document comes out of it, or a question names it.</summary>
public class Reading_made_documents
{
    [Fact]
    public void Gives_back_what_was_put_in() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => FaultOf(seed) is not { } fault ? true.ToProperty() : false.Label($"MadePlan.Of({seed}): {fault}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(new Replay(new Rnd(20240308UL, 77UL), null)));

    [Fact]
    public void Gives_back_the_rows_of_a_table() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => FaultOfTable(seed) is not { } fault ? true.ToProperty() : false.Label($"MadeTable.Of({seed}): {fault}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(new Replay(new Rnd(20240308UL, 77UL), null)));

    private static string? FaultOfTable(int seed)
    {
        var table = MadeTable.Of(seed);
        var whole = PlanReader.ReadWhole(new SourceText(table.Text));
        var draft = whole.Draft;
        return !Pieces.Hold(table.Text, whole) ? "a character in no piece or in two"
            : draft.Questions.Any(q => q.Where == "columns") ? null
            : draft.Points.Length != table.Rows.Count ? $"{draft.Points.Length} points instead of {table.Rows.Count}"
            : draft.Points.Zip(table.Rows).Select(p => FaultOf(p.Second, p.First, draft)).FirstOrDefault(f => f is not null);
    }

    private static string? FaultOf(MadeRow made, DraftPoint read, PlanDraft draft) =>
        draft.Questions.Any(q => q.Point == read.Number && q.Where is "rows" or "deadlines") ? null
            : Compare(read.Number, "number", $"{made.Numeral}", read.Number)
            ?? Compare(read.Number, "section", made.Group, read.Section)
            ?? (Plain(read.Title + read.Text).Contains(Plain(made.Words).TrimEnd('。').Split('。')[0], StringComparison.Ordinal) ? null : $"{read.Number}: {read.Title} instead of {made.Words}")
            ?? Compare(read.Number, "lead", Joined(made.Lead), Joined(read.LeadUnits))
            ?? Compare(read.Number, "responsible", Joined(made.Responsible), Joined(read.ResponsibleUnits))
            ?? Compare(read.Number, "cooperating", Joined(made.Cooperating), Joined(read.CooperatingUnits))
            ?? Compare(read.Number, "limit", made.Limit is { } limit ? MadeTable.Meant(limit) : "", string.Join('|', read.Deadlines.Select(d => Limit(d.Deadline))));

    private static string? FaultOf(int seed)
    {
        var plan = MadePlan.Of(seed);
        var whole = PlanReader.ReadWhole(new SourceText(plan.Text));
        var draft = whole.Draft;
        return !Pieces.Hold(plan.Text, whole) ? "a character in no piece or in two"
            : draft.Points.Length != plan.Points.Count ? $"{draft.Points.Length} points instead of {plan.Points.Count}"
            : draft.Document.Year != 2024 ? $"year {draft.Document.Year}"
            : draft.Points.Zip(plan.Points).Select(p => FaultOf(p.Second, p.First, draft)).FirstOrDefault(f => f is not null);
    }

    private static string? FaultOf(MadePoint made, DraftPoint read, PlanDraft draft)
    {
        var asked = draft.Questions.Where(q => q.Point == read.Number).ToList();
        var suffix = made.Part == 0 ? $"{made.Numeral}" : $"{made.Numeral}-{made.Part}";
        if (!read.Number.EndsWith(suffix, StringComparison.Ordinal) && !read.Number.EndsWith($"({made.Numeral})" + (made.Part == 0 ? "" : $"-{made.Part}"), StringComparison.Ordinal))
        {
            return $"number {read.Number} instead of {suffix}";
        }

        if (made.Spoilt && asked.Count == 0)
        {
            return $"{read.Number}: nothing asked of {made.Units.Printed}";
        }

        return Compare(read.Number, "section", made.Section, read.Section)
            ?? Compare(read.Number, "subsection", made.Subsection, read.Subsection)
            ?? Compare(read.Number, "title", made.Title, read.Title)
            ?? Compare(read.Number, "text", made.Text, read.Text)
            ?? Compare(read.Number, "lead", Joined(made.Units.Lead), Joined(read.LeadUnits))
            ?? Compare(read.Number, "responsible", Joined([.. made.Units.Responsible, .. made.Units.EndsInEtcetera ? ["单位"] : Array.Empty<string>(), .. made.Units.AlsoResponsible is { } also ? [also] : Array.Empty<string>()]), Joined(read.ResponsibleUnits))
            ?? Compare(read.Number, "cooperating", Joined(made.Units.Cooperating), Joined(read.CooperatingUnits))
            ?? Compare(read.Number, "deadlines", string.Join('|', made.Deadlines.Order()), string.Join('|', read.Deadlines.Select(d => Limit(d.Deadline)).Order()));
    }

    private static string Limit(Deadline deadline) => deadline switch
    {
        FixedDeadline day => $"fixed {day.Date:yyyy-MM-dd}",
        RecurringDeadline again => $"{again.Period} {again.MinCount}".ToLowerInvariant(),
        RelativeDeadline after => $"{after.Direction} {after.Offset}".ToLowerInvariant(),
        _ => "standing",
    };

    private static string Joined(IEnumerable<NamedUnit> units) => Joined(units.Select(u => u.Name));

    private static string Joined(IEnumerable<string> units) => string.Join('|', units);

    private static string? Compare(string number, string field, string? made, string? read) =>
        Plain(made) == Plain(read) ? null : $"{number}: {field} is {read} instead of {made}";

    private static string Plain(string? words) => string.Concat(Folding.Of(words ?? "").Where(c => !char.IsWhiteSpace(c)).Select(Traditional.Simple));
}
