using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Scores;

/// <summary>The score of one unit on a day, with everything it is made of. A sum of facts by rules: whoever has both gets the same.</summary>
/// <param name="Total">Null while something that would change it is undecided (<paramref name="Waiting"/>): no score is better than a doubtful one.</param>
/// <param name="Waiting">What is undecided.</param>
/// <param name="BonusCounts">Whether enough was reached without 加分 for it to count.</param>
public sealed record UnitScore(decimal? Total, decimal Full, ImmutableArray<IndicatorScore> Indicators, ImmutableArray<ScoreDoubt> Waiting, bool BonusCounts)
{
    public static UnitScore Of(ScoreRules rules, IReadOnlyCollection<ScoreFact> facts, UnitAppeals appeals, IEnumerable<ScoreDoubt> waiting)
    {
        ImmutableArray<IndicatorScore> indicators = [.. rules.Indicators.Select(i => IndicatorScore.Of(i, facts, appeals))];
        var kept = indicators.Where(i => i.Indicator.Way == ScoreWay.Deduct).Sum(i => i.Points);
        var bonusCounts = rules.BonusFrom is not { } from || kept >= from;
        var total = kept + (bonusCounts ? indicators.Where(i => i.Indicator.Way == ScoreWay.Add).Sum(i => i.Points) : 0);
        var counted = facts.Select(f => f.Id).ToHashSet();
        ImmutableArray<ScoreDoubt> doubts = [.. waiting, .. appeals.Undecided.Where(counted.Contains).Select(id => new ScoreDoubt(ScoreDoubtKind.Appeal, id))];
        return new UnitScore(doubts.IsEmpty ? total : null, rules.Full, indicators, doubts, bonusCounts);
    }
}

/// <param name="Points">What is left of the weight, or was won.</param>
/// <param name="Vetoed">一票否决 took all of it.</param>
public sealed record IndicatorScore(ScoreIndicator Indicator, decimal Points, bool Vetoed, ImmutableArray<ScoreAddend> Addends)
{
    internal static IndicatorScore From(ScoreIndicator indicator, ImmutableArray<ScoreAddend> addends)
    {
        var vetoed = addends.Any(a => a is { Rule.Veto: true, Struck: false });
        var moved = Math.Min(indicator.Weight, addends.Sum(a => a.Points));
        return new IndicatorScore(indicator, indicator.Way == ScoreWay.Add ? moved : vetoed ? 0 : indicator.Weight - moved, vetoed, addends);
    }

    internal static IndicatorScore Of(ScoreIndicator indicator, IReadOnlyCollection<ScoreFact> facts, UnitAppeals appeals)
    {
        var addends = ImmutableArray.CreateBuilder<ScoreAddend>();
        foreach (var rule in indicator.Rules)
        {
            var left = rule.Most ?? indicator.Weight;
            foreach (var fact in facts.Where(f => f.Kind == rule.Of).OrderBy(f => f.On).ThenBy(f => f.Id, StringComparer.Ordinal))
            {
                var struck = appeals.IsUpheld(fact.Id);
                var points = struck ? 0 : Math.Min(rule.Each, left);
                left -= points;
                addends.Add(new ScoreAddend(rule, fact, points, struck));
            }
        }
        return From(indicator, addends.ToImmutable());
    }
}

/// <summary>One fact by one rule.</summary>
/// <param name="Points">Taken away or added, before the indicator's weight ends it; 0 where the rule's most is used up.</param>
/// <param name="Struck">An appeal of the unit's about it was upheld.</param>
public sealed record ScoreAddend(ScoreRule Rule, ScoreFact Fact, decimal Points, bool Struck);

/// <param name="About">An assignment's address in the form of routes, or the fact that an appeal is about.</param>
public sealed record ScoreDoubt(ScoreDoubtKind Kind, string About);

[JsonConverter(typeof(JsonStringEnumConverter<ScoreDoubtKind>))]
public enum ScoreDoubtKind
{
    /// <summary>退签 that the office has not decided.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>不涉及本单位 that is not confirmed.</summary>
    [JsonStringEnumMemberName("not-concerned")]
    NotConcerned,

    /// <summary>报结 that is past its day and not reviewed: whether it is overdue hangs on the office.</summary>
    [JsonStringEnumMemberName("closure")]
    Closure,

    /// <summary>申诉 that is not decided.</summary>
    [JsonStringEnumMemberName("appeal")]
    Appeal,
}
