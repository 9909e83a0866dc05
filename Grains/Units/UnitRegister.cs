using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Reading;

namespace Tracker.Units;

/// <summary>The register of one government's units (单位) and groups (分组). Units are never taken out of it: numbers are given once.</summary>
/// <param name="Groups">By the key of their name.</param>
/// <param name="Names">Every name and alias, by key, of every unit that ever was.</param>
public sealed record UnitRegister(
    int LastNumber,
    ImmutableSortedDictionary<int, Unit> Units,
    ImmutableSortedDictionary<string, UnitGroup> Groups,
    ImmutableDictionary<string, int> Names)
{
    /// <summary>Aliases that an answer taught, by key.</summary>
    public ImmutableDictionary<string, AliasConfirmed> Lessons { get; init; } = ImmutableDictionary<string, AliasConfirmed>.Empty;

    /// <summary>Who was named for a class, by its key: one answer a plan, the last.</summary>
    public ImmutableDictionary<string, ImmutableArray<ClassNamed>> Namings { get; init; } = ImmutableDictionary<string, ImmutableArray<ClassNamed>>.Empty;

    /// <summary>The last version of each plan that something was learnt from.</summary>
    public ImmutableDictionary<GrainAddress, long> Heard { get; init; } = ImmutableDictionary<GrainAddress, long>.Empty;

    /// <summary>Organisation changes by number, whatever became of them.</summary>
    public ImmutableSortedDictionary<int, UnitChange> Changes { get; init; } = ImmutableSortedDictionary<int, UnitChange>.Empty;

    /// <summary>By key, whose name it was in past years, where it is a successor's now.</summary>
    public ImmutableDictionary<string, int> FormerNames { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Units whose sheets another of their accounts approves before they are sent.</summary>
    public ImmutableHashSet<UnitId> Approving { get; init; } = [];

    public bool ApprovesReturns(UnitId unit) => Approving.Contains(unit);

    public static UnitRegister Initial { get; } = new(
        0,
        ImmutableSortedDictionary<int, Unit>.Empty,
        ImmutableSortedDictionary<string, UnitGroup>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, int>.Empty);

    public static GrainKind<UnitRegister, UnitRegisterCommand, UnitRegisterEvent> Kind { get; } =
        new("unit-register", Initial, Evolve, UnitRegisterDecider.Decide);

    /// <summary>Where a government's register lives.</summary>
    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "unit-register", "1");

    /// <summary>The unit of this number, also an abolished one; null: never given.</summary>
    public Unit? Unit(UnitId id) => Units.GetValueOrDefault(NumberOf(id));

    /// <summary>The active unit that goes by this name or alias, spelling apart; <c>A(B)</c> also where just one unit is A or B. Never a near match.</summary>
    public Unit? Find(string name)
    {
        var key = NameKey.Of(name);
        if (Named(key) is { } unit)
        {
            return unit;
        }
        if (NameKey.Bracketed(key) is not var (before, inside))
        {
            return null;
        }
        return (Named(before), Named(inside)) switch
        {
            ({ } a, null) => a,
            (null, { } b) => b,
            ({ } a, { } b) when a.Id == b.Id => a,
            _ => null,
        };
    }

    /// <summary>Null: no such change was ever recorded.</summary>
    public UnitChange? Change(UnitChangeId id) => id.Value is { } text ? Changes.GetValueOrDefault(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) : null;

    /// <summary>For past years: a name that went over to a successor is still its old unit's; else as <see cref="Find"/>, else the abolished unit of that name.</summary>
    public Unit? FindEver(string name) =>
        FormerNames.TryGetValue(NameKey.Of(name), out var former) ? Units[former] : Find(name) ?? (Names.TryGetValue(NameKey.Of(name), out var number) ? Units[number] : null);

    public UnitGroup? Group(string name) => Groups.GetValueOrDefault(NameKey.Of(name));

    /// <summary>Who a plan's answer named for a class; null: none did.</summary>
    public ClassNamed? Naming(string name, GrainAddress plan) =>
        Namings.GetValueOrDefault(NameKey.Of(name), []).FirstOrDefault(n => n.From.Plan == plan);

    public IEnumerable<UnitGroup> GroupsOf(UnitId unit) => Groups.Values.Where(g => g.Members.Contains(unit));

    /// <summary>What each name of a document means, in the order given.</summary>
    public ImmutableArray<ResolvedName> Resolve(IEnumerable<string> names) => [.. names.Select(Resolve)];

    public ResolvedName Resolve(string name)
    {
        if (VagueWords.StandIn(name))
        {
            return new ResolvedName(name, NameMeaning.Vague, []);
        }
        if (Find(name) is { } unit)
        {
            return new ResolvedName(name, NameMeaning.Unit, [unit.Ref]);
        }
        if (Group(name) is { } group && ActiveMembers(group) is { IsEmpty: false } members)
        {
            return new ResolvedName(name, NameMeaning.Group, members);
        }
        var unknown = GroupWords.Of(name) switch
        {
            UnitClass.VagueClass => NameMeaning.Vague,
            UnitClass.NamedClass => NameMeaning.UnknownGroup,
            _ => NameMeaning.UnknownUnit,
        };
        return new ResolvedName(name, unknown, []);
    }

    public static UnitRegister Evolve(UnitRegister state, UnitRegisterEvent fact) => fact switch
    {
        UnitRegistered e => state.With(new Unit(e.Unit, e.Name, e.Aliases, e.Details, Active: true)) with
        {
            LastNumber = Math.Max(state.LastNumber, NumberOf(e.Unit)),
        },
        UnitRenamed e when state.Unit(e.Unit) is { } unit => state.With(unit with
        {
            Name = e.Name,
            Aliases = [.. unit.Aliases.Append(unit.Name).Where(a => NameKey.Of(a) != NameKey.Of(e.Name))],
        }),
        UnitAliasesAdded e when state.Unit(e.Unit) is { } unit => state.With(unit with { Aliases = unit.Aliases.AddRange(e.Aliases) }),
        UnitAliasRemoved e when state.Unit(e.Unit) is { } unit =>
            state.With(unit with { Aliases = unit.Aliases.Remove(e.Alias) }) with
            {
                Names = state.Names.Remove(NameKey.Of(e.Alias)),
                Lessons = state.Lessons.Remove(NameKey.Of(e.Alias)),
            },
        UnitDetailsChanged e when state.Unit(e.Unit) is { } unit => state.With(unit with { Details = e.Details }),
        UnitDeactivated e when state.Unit(e.Unit) is { } unit => state.With(unit with { Active = false }),
        UnitReactivated e when state.Unit(e.Unit) is { } unit => state.With(unit with { Active = true }),
        GroupDefined e => state with { Groups = state.Groups.SetItem(NameKey.Of(e.Name), new UnitGroup(e.Name, e.Members)) },
        GroupDissolved e => state with { Groups = state.Groups.Remove(NameKey.Of(e.Name)) },
        AliasConfirmed e when state.Unit(e.Unit) is { } unit => state.Hearing(e.From).With(unit with { Aliases = unit.Aliases.Contains(e.Alias) ? unit.Aliases : unit.Aliases.Add(e.Alias) }) with
        {
            Lessons = state.Lessons.SetItem(NameKey.Of(e.Alias), e),
        },
        ClassNamed e => state.Hearing(e.From) with
        {
            Namings = state.Namings.SetItem(NameKey.Of(e.Name), [.. state.Namings.GetValueOrDefault(NameKey.Of(e.Name), []).Where(n => n.From.Plan != e.From.Plan), e]),
        },
        UnitChangePlanned e => state with
        {
            LastNumber = Math.Max(state.LastNumber, e.To.Select(t => NumberOf(t.Unit)).DefaultIfEmpty().Max()),
            Changes = state.Changes.SetItem(state.Changes.Count + 1, new UnitChange(e.Change, e.Kind, e.EffectiveOn, e.Basis, e.From, e.To)),
        },
        UnitChangeWithdrawn e when state.Change(e.Change) is { } change => state.With(change with { Stage = UnitChangeStage.Withdrawn, WithdrawnBecause = e.Reason }),
        UnitChangeCarriedOut e when state.Change(e.Change) is { } change => state.With(change with { Stage = UnitChangeStage.CarriedOut, Done = e }),
        ReturnApprovalSet e => state with { Approving = e.Needed ? state.Approving.Add(e.Unit) : state.Approving.Remove(e.Unit) },
        UnitNamesPassedOn e when state.Unit(e.From) is { } old && state.Unit(e.To) is { } heir => state.PassingOn(old, heir),
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private UnitRegister With(UnitChange change) =>
        this with { Changes = Changes.SetItem(int.Parse(change.Id.Value, System.Globalization.CultureInfo.InvariantCulture), change) };

    private UnitRegister PassingOn(Unit old, Unit heir)
    {
        string[] names = [.. old.Aliases.Prepend(old.Name)];
        var keys = names.Select(NameKey.Of).ToHashSet();
        return (this with { Units = Units.SetItem(NumberOf(old.Id), old with { Aliases = [] }) }).With(heir with { Aliases = heir.Aliases.AddRange(names) }) with
        {
            FormerNames = FormerNames.SetItems(keys.Select(key => KeyValuePair.Create(key, NumberOf(old.Id)))),
            Lessons = Lessons.SetItems(Lessons.Where(l => keys.Contains(l.Key)).Select(l => KeyValuePair.Create(l.Key, l.Value with { Unit = heir.Id }))),
        };
    }

    private UnitRegister Hearing(Lesson lesson) => this with { Heard = Heard.SetItem(lesson.Plan, lesson.Version) };

    public static int NumberOf(UnitId id) =>
        id.Value is null ? 0 : int.Parse(id.Value, System.Globalization.CultureInfo.InvariantCulture);

    private Unit? Named(string key) =>
        Names.TryGetValue(key, out var number) && Units[number] is { Active: true } unit ? unit : null;

    private ImmutableArray<UnitRef> ActiveMembers(UnitGroup group) =>
        [.. group.Members.Select(Unit).Where(u => u is { Active: true }).Select(u => u!.Ref)];

    private UnitRegister With(Unit unit)
    {
        var number = NumberOf(unit.Id);
        var names = unit.Aliases.Prepend(unit.Name).Select(n => KeyValuePair.Create(NameKey.Of(n), number))
            .Where(n => !FormerNames.TryGetValue(n.Key, out var former) || former != number); // what went over to a successor stays with it
        return this with { Units = Units.SetItem(number, unit), Names = Names.SetItems(names) };
    }
}
