using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>A house in which no period was ever opened.</summary>
internal sealed class NoSheets : IReturnSheets
{
    private static readonly Rejection Unknown = new("period.unknown");

    public ValueTask<Outcome<WorkbookSheet>> Sheet(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel) => new(Unknown);

    public ValueTask<Outcome<IReadOnlyList<UnitId>>> Units(Caller caller, GrainAddress period, CancellationToken cancel) => new(new Outcome<IReadOnlyList<UnitId>>(null, Unknown));

    public ValueTask<string> NameOf(DivisionCode government, UnitId unit, CancellationToken cancel) => new($"第{unit}号单位");

    public ValueTask<Rejection?> Send(
        Errand errand, GrainAddress period, UnitId unit, ImmutableArray<(GrainAddress Assignment, long Version, PeriodRow Row)> rows, CancellationToken cancel) => new(Unknown);
}
