using System.Collections.Immutable;

namespace Tracker.Units;

/// <summary>A change of organisation was recorded; nothing of it is in force. Numbers of new units among <paramref name="To"/> are taken from now on.</summary>
public sealed record UnitChangePlanned(
    UnitChangeId Change,
    UnitChangeKind Kind,
    DateOnly EffectiveOn,
    ChangeBasis Basis,
    ImmutableArray<UnitRef> From,
    ImmutableArray<UnitRef> To) : UnitRegisterEvent;

/// <summary>It was not to be, or not so: another may be recorded in its place.</summary>
public sealed record UnitChangeWithdrawn(UnitChangeId Change, string Reason) : UnitRegisterEvent;

/// <summary>The office confirmed it on its day or later. What it did to the register follows as facts of their own; what it moved was written in the same append.</summary>
public sealed record UnitChangeCarriedOut(UnitChangeId Change, DateOnly On, ChangeCount Moved) : UnitRegisterEvent;

/// <summary>A unit's names mean its successor from now on; for past years the unit itself is still found by them.</summary>
public sealed record UnitNamesPassedOn(UnitId From, UnitId To) : UnitRegisterEvent;
