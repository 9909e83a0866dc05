using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>Reads names that a person types, parted as people part them, and looks each up in the register; a group stands for its members.</summary>
internal static class UnitNames
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n', '\r', '\t'];

    /// <summary>The units meant, each once, and the names that the register does not know.</summary>
    public static (ImmutableArray<UnitId> Units, ImmutableArray<string> Unknown) Read(UnitRegister register, string text)
    {
        var meant = Parted(register, Split(text)).Select(register.Resolve).ToList();
        return (
            [.. meant.SelectMany(name => name.Units).Select(unit => unit.Unit).Distinct()],
            [.. meant.Where(name => name.Units.IsEmpty).Select(name => name.Name).Distinct()]);
    }

    /// <summary>市发改委 市科技局 are two names that a blank parts, unless the register knows them as one.</summary>
    public static ImmutableArray<string> Parted(UnitRegister register, IEnumerable<string> names) =>
        [.. names.SelectMany(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts
            && register.Resolve(name).Units.IsEmpty && Array.TrueForAll(parts, p => p.Length > 2) ? parts : [name])];

    /// <summary>Numbers, names or groups, as programs and people say them.</summary>
    /// <param name="stranger">What is said of names that the register does not know.</param>
    public static (ImmutableArray<UnitId> Units, Rejection? Fault) Meant(UnitRegister register, ImmutableArray<string> said, Func<string, Rejection> stranger)
    {
        var numbers = said.Where(s => Ids.TryRead<UnitId>(s, out _)).Select(UnitId.Parse).ToList();
        if (numbers.FirstOrDefault(n => register.Unit(n) is not { Active: true }) is { Value: not null } gone)
        {
            return ([], UnitRejections.UnitUnknown(gone));
        }
        var (named, unknown) = Read(register, string.Join('、', said.Where(s => !Ids.TryRead<UnitId>(s, out _))));
        return unknown.IsEmpty ? ([.. numbers.Concat(named).Distinct()], null) : ([], stranger(string.Join("、", unknown)));
    }

    public static ImmutableArray<string> Split(string text) =>
        [.. text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
