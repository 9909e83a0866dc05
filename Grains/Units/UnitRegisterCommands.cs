using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Units;

[JsonDerivedType(typeof(ImportUnits), "unit-register.import-units.v1")]
[JsonDerivedType(typeof(RenameUnit), "unit-register.rename-unit.v1")]
[JsonDerivedType(typeof(RemoveAlias), "unit-register.remove-alias.v1")]
[JsonDerivedType(typeof(DeactivateUnit), "unit-register.deactivate-unit.v1")]
[JsonDerivedType(typeof(ReactivateUnit), "unit-register.reactivate-unit.v1")]
[JsonDerivedType(typeof(DefineGroup), "unit-register.define-group.v1")]
[JsonDerivedType(typeof(DissolveGroup), "unit-register.dissolve-group.v1")]
[JsonDerivedType(typeof(KeepFormerUnits), "unit-register.keep-former-units.v1")]
[JsonDerivedType(typeof(LearnAnswer), "unit-register.learn-answer.v1")]
[JsonDerivedType(typeof(PlanUnitChange), "unit-register.plan-change.v1")]
[JsonDerivedType(typeof(WithdrawUnitChange), "unit-register.withdraw-change.v1")]
[JsonDerivedType(typeof(CarryOutUnitChange), "unit-register.carry-out-change.v1")]
[JsonDerivedType(typeof(SetReturnApproval), "unit-register.set-return-approval.v1")]
public abstract record UnitRegisterCommand;

/// <summary>Brings the register into line with a table, all rows or none. What a row leaves out stays as it is; what is already so writes nothing.</summary>
public sealed record ImportUnits(ImmutableArray<UnitRow> Rows) : UnitRegisterCommand;

/// <summary>更名, keeping the old name as an alias.</summary>
public sealed record RenameUnit(UnitId Unit, string Name) : UnitRegisterCommand;

public sealed record RemoveAlias(UnitId Unit, string Alias) : UnitRegisterCommand;

public sealed record DeactivateUnit(UnitId Unit) : UnitRegisterCommand;

public sealed record ReactivateUnit(UnitId Unit) : UnitRegisterCommand;

/// <summary>Says who belongs to a class of units, replacing what was said before.</summary>
public sealed record DefineGroup(string Name, ImmutableArray<UnitId> Members) : UnitRegisterCommand;

public sealed record DissolveGroup(string Name) : UnitRegisterCommand;

/// <summary>Units of a past year that are gone: they get a number and a name, and no document can mean them. Known names are left alone.</summary>
public sealed record KeepFormerUnits(ImmutableArray<string> Names) : UnitRegisterCommand;

/// <summary>Said by the reaction to an answered question; the lesson in the state makes saying it again harmless.</summary>
/// <param name="Units">Who the name stands for; empty: the answer no longer says so.</param>
public sealed record LearnAnswer(string Name, ImmutableArray<UnitId> Units, Lesson From) : UnitRegisterCommand;

/// <summary>Records an organisation change (机构变动): 更名, 合并, 分立, 撤销 or 职责划转. Any day; it is carried out by <see cref="CarryOutUnitChange"/>.</summary>
/// <param name="To">Who takes over; may be none where a unit that has nothing open is abolished.</param>
public sealed record PlanUnitChange(
    UnitChangeKind Kind, DateOnly EffectiveOn, ChangeBasis Basis, ImmutableArray<UnitId> From, ImmutableArray<Successor> To) : UnitRegisterCommand;

/// <summary>承接单位: one of the register's, or a new one by its name; for 更名 the unit with its new name.</summary>
public sealed record Successor(UnitId? Unit, string? Name = null);

public sealed record WithdrawUnitChange(UnitChangeId Change, string Reason) : UnitRegisterCommand;

/// <summary>Whether the unit's sheets (本期填报) are approved by another of its accounts before they are sent. Off at first.</summary>
public sealed record SetReturnApproval(UnitId Unit, bool Needed) : UnitRegisterCommand;

/// <summary>Said together with everything that it moves.</summary>
public sealed record CarryOutUnitChange(UnitChangeId Change, [property: Circumstance] DateOnly On, [property: Circumstance] ChangeCount Moved) : UnitRegisterCommand;

/// <summary>A row of the table of units. The unit is the one that goes by the name, else a new one; null leaves a field as it is.</summary>
/// <param name="Number">The row's number in its table, for messages.</param>
/// <param name="Aliases">Added to those it has.</param>
/// <param name="Parent">Name or alias of the unit above, in the register or anywhere in the table.</param>
/// <param name="Groups">Just these groups, no others; null: as they are.</param>
public sealed record UnitRow(
    int Number,
    string Name,
    ImmutableArray<string> Aliases,
    UnitLevel? Level,
    string? Parent,
    DivisionCode? Division,
    UnitKind? Kind,
    ImmutableArray<string>? Groups);
