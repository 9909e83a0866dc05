using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>Reads names that a person types, parted as people part them, and looks each up in the register; a group stands for its members.</summary>
internal static class UnitNames
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n', '\r', '\t'];

    /// <summary>The units meant, each once, and the names that the register does not know.</summary>
    public static (ImmutableArray<UnitId> Units, ImmutableArray<string> Unknown) Read(UnitRegister register, string text)
    {
        var meant = text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(register.Resolve).ToList();
        return (
            [.. meant.SelectMany(name => name.Units).Select(unit => unit.Unit).Distinct()],
            [.. meant.Where(name => name.Units.IsEmpty).Select(name => name.Name).Distinct()]);
    }

    public static ImmutableArray<string> Split(string text) =>
        [.. text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
