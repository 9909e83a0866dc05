using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>In which region (地区) each unit of a register stands: a city of a province, a county of a city; what belongs to the government itself is <see cref="Own"/>.</summary>
internal sealed class Regions(UnitRegister register, UnitTree tree, DivisionCode government)
{
    public const string Own = "own";

    // A province's regions are cities: four digits of six.
    private readonly int _digits = government.Value.EndsWith("0000", StringComparison.Ordinal) ? 4 : 6;

    /// <summary>A division code, or <see cref="Own"/>.</summary>
    public string Of(UnitId unit)
    {
        foreach (var id in tree.Above(unit).Prepend(unit))
        {
            if (register.Unit(id)?.Details.Division is { } division)
            {
                var region = division.Value[.._digits].PadRight(6, '0');
                return region == government.Value ? Own : region;
            }
        }
        return Own;
    }

    public string NameOfUnit(UnitId unit) => register.Unit(unit)?.Name ?? $"单位{unit}";

    /// <summary>As its government is called, without 政府.</summary>
    public string NameOf(string region)
    {
        if (region == Own)
        {
            return "本级单位";
        }
        var head = register.Units.Values
            .Where(u => u.Details.Division?.Value == region)
            .OrderBy(u => tree.Above(u.Id).Length).ThenBy(u => UnitRegister.NumberOf(u.Id)).FirstOrDefault();
        return head is null ? region : head.Name.Replace("人民政府", "", StringComparison.Ordinal).Replace("政府", "", StringComparison.Ordinal);
    }
}
