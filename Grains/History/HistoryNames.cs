using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.History;

/// <summary>Who the names of a past year's ledger are: what the register knows, abolished units among them, and what a person said.</summary>
public sealed class HistoryNames
{
    /// <summary>Stands for rows that name nobody.</summary>
    public const string Nobody = "";

    private readonly Dictionary<string, ImmutableArray<HistoryUnit>> _units = [];

    private HistoryNames() { }

    /// <summary>Names that nobody has said anything of.</summary>
    public ImmutableArray<AskedName> Asked { get; private init; } = [];

    /// <summary>Units that are to be registered as abolished.</summary>
    public ImmutableArray<string> Former { get; private init; } = [];

    public ImmutableArray<(string Name, string Reason)> LeftOut { get; private init; } = [];

    /// <summary>What was said of a name and makes no sense: a unit that the register does not know, a reason that is missing.</summary>
    public ImmutableArray<(string Name, string Code, string Words)> Faults { get; private init; } = [];

    public ImmutableArray<HistoryUnit> Of(string name) => _units.GetValueOrDefault(NameKey.Of(name), []);

    public static HistoryNames Of(UnitRegister register, HistoryReading reading, HistoryChoices choices)
    {
        var used = reading.Points.SelectMany(p => p.Lines)
            .SelectMany(l => l.Units.IsEmpty ? l.SaysSomething ? [(Nobody, l)] : [] : l.Units.Select(u => (Name: u.Name, l)))
            .GroupBy(u => NameKey.Of(u.Item1));
        var asked = ImmutableArray.CreateBuilder<AskedName>();
        var former = ImmutableArray.CreateBuilder<string>();
        var leftOut = ImmutableArray.CreateBuilder<(string, string)>();
        var faults = ImmutableArray.CreateBuilder<(string, string, string)>();
        var units = new Dictionary<string, ImmutableArray<HistoryUnit>>();
        foreach (var group in used)
        {
            var name = group.First().Item1;
            var said = choices.Names.GetValueOrDefault(group.Key);
            if (said is null && Known(register, name) is { IsEmpty: false } known)
            {
                units[group.Key] = known;
                continue;
            }
            switch (said)
            {
                case { Kind: NameChoiceKind.Units, Words: var words }:
                    var parts = NameList.Parts(words).Select(part => (Part: part, Units: Known(register, part))).ToList();
                    units[group.Key] = [.. parts.SelectMany(p => p.Units).DistinctBy(u => u.Unit)];
                    faults.AddRange(parts.Where(p => p.Units.IsEmpty).Select(p => (name, "history.name-unknown", p.Part)));
                    if (parts.Count == 0)
                    {
                        faults.Add((name, "history.name-without-unit", ""));
                    }
                    break;
                case { Kind: NameChoiceKind.Former } when name != Nobody:
                    former.Add(name);
                    units[group.Key] = [new HistoryUnit(null, name)];
                    break;
                case { Kind: NameChoiceKind.LeftOut, Words: var reason } when !string.IsNullOrWhiteSpace(reason):
                    leftOut.Add((name, reason.Trim()));
                    break;
                case { Kind: NameChoiceKind.LeftOut }:
                    faults.Add((name, "history.reason-missing", ""));
                    break;
                default:
                    asked.Add(new AskedName(name, group.Count(), group.First().l.Sheet, group.First().l.Row, Suggestions.Near(register, name)));
                    break;
            }
        }
        var names = new HistoryNames { Asked = asked.ToImmutable(), Former = former.ToImmutable(), LeftOut = leftOut.ToImmutable(), Faults = faults.ToImmutable() };
        foreach (var (key, meant) in units)
        {
            names._units[key] = meant;
        }
        return names;
    }

    /// <summary>A unit of today or of that time, or a group's members; a vague word is nobody.</summary>
    private static ImmutableArray<HistoryUnit> Known(UnitRegister register, string name) =>
        register.Resolve(name).Units is { IsEmpty: false } units ? [.. units.Select(u => new HistoryUnit(u.Unit, u.Name))]
        : !VagueWords.StandIn(name) && register.FindEver(name) is { } gone ? [new HistoryUnit(gone.Id, gone.Name)]
        : [];
}

/// <param name="Unit">Null: it is yet to be registered, as abolished.</param>
public sealed record HistoryUnit(UnitId? Unit, string Name);

/// <summary>A name that the register does not know.</summary>
/// <param name="Rows">How many rows use it; the first is <paramref name="Row"/>.</param>
/// <param name="Near">A unit of nearly this name, for a person to confirm.</param>
public sealed record AskedName(string Name, int Rows, string Sheet, int Row, NameSuggestion? Near);
