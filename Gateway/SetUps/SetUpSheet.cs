using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>All of a unit's open duties with their set-ups (建账), to be entered on one sheet.</summary>
/// <param name="OnBehalf">The caller enters it for another unit than its own.</param>
internal sealed record SetUpSheet(DivisionCode Government, UnitId Unit, string UnitName, bool OnBehalf, ImmutableArray<SetUpRow> Rows)
{
    public int Missing => Rows.Count(r => r.Standing is SetUpStanding.None or SetUpStanding.Returned);
}

/// <param name="Line">Wide.</param>
/// <param name="Version">Of the assignment.</param>
internal sealed record SetUpRow(LedgerLine Line, long Version, SetUpPeople People)
{
    public GrainAddress Assignment => Line.Entry.Assignment;

    public SetUpStanding Standing => Line.SetUp?.Standing ?? SetUpStanding.None;

    public SetUpCells Cells { get; } = SetUpCells.Of(Line.SetUp?.Words, People);
}

/// <param name="Version">The assignment must stand at it; null: wherever it stands.</param>
internal sealed record SetUpWanted(GrainAddress Assignment, long? Version, SetUpCells Cells);

/// <param name="At">Where the refusal came from; null: none, or the whole.</param>
/// <param name="Written">Duties whose set-up or people changed.</param>
internal sealed record SetUpAnswer(Rejection? Rejection, GrainAddress? At, int Written);
