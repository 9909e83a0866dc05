using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Units;

// The quoted names are on disk for good. Rename a record freely; a changed meaning is a new record and a new name.
[JsonDerivedType(typeof(UnitRegistered), "unit-register.unit-registered.v1")]
[JsonDerivedType(typeof(UnitRenamed), "unit-register.unit-renamed.v1")]
[JsonDerivedType(typeof(UnitAliasesAdded), "unit-register.aliases-added.v1")]
[JsonDerivedType(typeof(UnitAliasRemoved), "unit-register.alias-removed.v1")]
[JsonDerivedType(typeof(UnitDetailsChanged), "unit-register.details-changed.v1")]
[JsonDerivedType(typeof(UnitDeactivated), "unit-register.unit-deactivated.v1")]
[JsonDerivedType(typeof(UnitReactivated), "unit-register.unit-reactivated.v1")]
[JsonDerivedType(typeof(GroupDefined), "unit-register.group-defined.v1")]
[JsonDerivedType(typeof(GroupDissolved), "unit-register.group-dissolved.v1")]
[JsonDerivedType(typeof(AliasConfirmed), "unit-register.alias-confirmed.v1")]
[JsonDerivedType(typeof(ClassNamed), "unit-register.class-named.v1")]
[JsonDerivedType(typeof(UnitChangePlanned), "unit-register.change-planned.v1")]
[JsonDerivedType(typeof(UnitChangeWithdrawn), "unit-register.change-withdrawn.v1")]
[JsonDerivedType(typeof(UnitChangeCarriedOut), "unit-register.change-carried-out.v1")]
[JsonDerivedType(typeof(UnitNamesPassedOn), "unit-register.names-passed-on.v1")]
[JsonDerivedType(typeof(ReturnApprovalSet), "unit-register.return-approval-set.v1")]
public abstract record UnitRegisterEvent;

/// <summary>The parent may stand later in the same append.</summary>
public sealed record UnitRegistered(UnitId Unit, string Name, ImmutableArray<string> Aliases, UnitDetails Details) : UnitRegisterEvent;

/// <summary>更名: the old name stays as an alias.</summary>
public sealed record UnitRenamed(UnitId Unit, string Name) : UnitRegisterEvent;

public sealed record UnitAliasesAdded(UnitId Unit, ImmutableArray<string> Aliases) : UnitRegisterEvent;

public sealed record UnitAliasRemoved(UnitId Unit, string Alias) : UnitRegisterEvent;

/// <summary>The details as they are from now on, all of them.</summary>
public sealed record UnitDetailsChanged(UnitId Unit, UnitDetails Details) : UnitRegisterEvent;

/// <summary>撤销: number and names stay taken.</summary>
public sealed record UnitDeactivated(UnitId Unit) : UnitRegisterEvent;

public sealed record UnitReactivated(UnitId Unit) : UnitRegisterEvent;

/// <summary>The group's members from now on, all of them, never none.</summary>
public sealed record GroupDefined(string Name, ImmutableArray<UnitId> Members) : UnitRegisterEvent;

public sealed record GroupDissolved(string Name) : UnitRegisterEvent;

/// <summary>The office said of a name in a document that it is this unit's: an alias from now on, until somebody takes it out.</summary>
public sealed record AliasConfirmed(UnitId Unit, string Alias, Lesson From) : UnitRegisterEvent;

/// <summary>Who was named for a class that leaves open who is meant (有关部门), or for a name that can be no alias: offered the next time, never taken by itself.</summary>
/// <param name="Units">Empty: the answer was taken back.</param>
public sealed record ClassNamed(string Name, ImmutableArray<UnitId> Units, Lesson From) : UnitRegisterEvent;

/// <summary>The unit's sheets need, or no longer need, the approval of another of its accounts.</summary>
public sealed record ReturnApprovalSet(UnitId Unit, bool Needed) : UnitRegisterEvent;
