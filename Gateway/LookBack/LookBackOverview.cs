using System.Collections.Immutable;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.LookBack;

/// <summary>A look-back in numbers. Every number is a count of rows that can be opened, so that any grouping adds up to it.</summary>
/// <param name="Checks">Every duty under every selected point, verified or not.</param>
/// <param name="Judged">Of them, with a verdict.</param>
/// <param name="Assessed">With 单位自评.</param>
/// <param name="Problems">Of any stage.</param>
/// <param name="Late">整改逾期: the day is past and no result stands.</param>
/// <param name="Relapsed">反弹.</param>
internal sealed record LookBackOverview(
    int Checks,
    int Judged,
    int Assessed,
    ImmutableSortedDictionary<CheckVerdict, int> Verdicts,
    int Problems,
    ImmutableSortedDictionary<ProblemStage, int> Stages,
    int Late,
    int Reopened,
    int Relapsed,
    EvidenceTally Evidence)
{
    public int Unjudged => Checks - Judged;

    public int ClosedOut => Stages.GetValueOrDefault(ProblemStage.ClosedOut);

    public static LookBackOverview Of(IReadOnlyCollection<CheckLine> checks, IReadOnlyCollection<ProblemLine> problems, DateOnly today) => new(
        checks.Count,
        checks.Count(c => c.Verdict is not null),
        checks.Count(c => c.Own is not null),
        checks.Where(c => c.Verdict is not null).CountBy(c => c.Verdict!.Value).ToImmutableSortedDictionary(),
        problems.Count,
        problems.CountBy(p => p.Stage).ToImmutableSortedDictionary(),
        problems.Count(p => p.IsLateOn(today)),
        problems.Count(p => p.Reopened > 0),
        problems.Count(p => p.Earlier is not null),
        new EvidenceTally(
            checks.Sum(c => c.Evidence.All),
            checks.Sum(c => c.Evidence.Looked),
            checks.Sum(c => c.Evidence.Dead),
            checks.Sum(c => c.Evidence.Changed),
            checks.Sum(c => c.Evidence.Failing),
            checks.Sum(c => c.Evidence.Damaged)));
}
