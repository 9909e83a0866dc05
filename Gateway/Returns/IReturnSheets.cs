using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>What workbooks need of period returns: the sheets as they stand, for whom the caller may enter them, and the way to send rows.</summary>
internal interface IReturnSheets
{
    /// <summary>The sheet, where the caller may enter it (代录 included); else what is unknown to the caller.</summary>
    ValueTask<Outcome<WorkbookSheet>> Sheet(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel);

    /// <summary>Units of the period that the caller may enter, in the register's order.</summary>
    ValueTask<Outcome<IReadOnlyList<UnitId>>> Units(Caller caller, GrainAddress period, CancellationToken cancel);

    /// <summary>A unit's name; its number where the register lacks it.</summary>
    ValueTask<string> NameOf(DivisionCode government, UnitId unit, CancellationToken cancel);

    /// <summary>Sends rows in one append, each on the version it was held against; a change meanwhile refuses all.</summary>
    ValueTask<Rejection?> Send(Errand errand, GrainAddress period, UnitId unit, ImmutableArray<(GrainAddress Assignment, long Version, PeriodRow Row)> rows, CancellationToken cancel);
}
