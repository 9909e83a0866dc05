using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Tracker.Gateway.Demo;

/// <summary>The register of the fictional province, as units.json writes it.</summary>
internal sealed record DemoUnits(DemoGovernment Government, ImmutableArray<DemoUnit> Units);

internal sealed record DemoGovernment(string Name, string DivisionCode, string Office);

internal sealed record DemoUnit(
    string Name, ImmutableArray<string> Aliases, string Level, string? Parent, string DivisionCode, string Kind, ImmutableArray<string> Groups);

/// <summary>Half a year of reports, as reports.json writes it; README.md beside it says how it is expanded.</summary>
internal sealed record DemoScript(
    DateOnly AssignedOn,
    DemoSigning Signing,
    ImmutableArray<DemoNaming> Namings,
    ImmutableArray<DemoConsolidator> Consolidators,
    ImmutableArray<string> ThroughLead,
    ImmutableArray<DemoRound> Rounds,
    ImmutableArray<DemoPoint> Points,
    ImmutableArray<DemoLate> Late,
    ImmutableArray<DemoMissing> Missing,
    ImmutableArray<DemoReturn> Returned,
    ImmutableArray<DemoClosure> Closures,
    DemoSheets Sheets);

internal sealed record DemoSigning(ImmutableArray<DateOnly> Days, ImmutableArray<string> Unsigned);

internal sealed record DemoNaming(string Point, string Name, ImmutableArray<string> Units);

/// <param name="Unit">Null: left open.</param>
internal sealed record DemoConsolidator(string Point, string? Unit);

internal sealed record DemoRound(int Round, ImmutableArray<DateOnly> Days, int SkipEvery);

internal sealed record DemoPoint(
    string Point,
    ImmutableArray<string> Lead,
    ImmutableArray<string> Department,
    ImmutableArray<string> City,
    string EvidenceTitle,
    string EvidenceUrl)
{
    public int Number => int.Parse(Point, CultureInfo.InvariantCulture);
}

internal sealed record DemoLate(string Unit, int Round, ImmutableArray<string> Points, DateOnly On);

internal sealed record DemoMissing(string Unit, ImmutableArray<int> Rounds, ImmutableArray<string> Points);

internal sealed record DemoReturn(string Unit, string Point, string Role, int Round, DateOnly On, string Reason, DateOnly? AgainOn, string? Again);

internal sealed record DemoClosure(string Unit, string Point, string Role, DateOnly On, string Text, DateOnly? ClosedOn);

/// <summary>The period that is open (本期填报), and who sent its sheet.</summary>
internal sealed record DemoSheets(string Period, DateOnly OpenedOn, DateOnly Due, ImmutableArray<DemoSent> Sent);

internal sealed record DemoSent(string Unit, DateOnly On);

internal static class DemoJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string file)
    {
        using var stream = DemoFiles.Open(file);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException($"{file} is empty.");
    }
}
