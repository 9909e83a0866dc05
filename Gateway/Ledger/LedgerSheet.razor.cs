using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Searching;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

public partial class LedgerSheet
{
    private const int PageSize = LedgerSummary.PageSize;

    [Parameter, EditorRequired] public required ShownLedger Of { get; set; }

    /// <summary>What the page was asked for.</summary>
    [Parameter, EditorRequired] public required ListQuery Query { get; set; }

    private PlanLine Plan => Of.Plan;

    private LedgerSummary View => Of.View;

    private string Id => Plan.Plan.RouteForm;

    private string Short => Plan.Number ?? Plan.Title;

    private IEnumerable<(string Id, string Name)> Units =>
        View.ByUnit.OrderBy(u => int.Parse(u.Unit.Value, CultureInfo.InvariantCulture)).Select(u => (u.Unit.Value, u.Name));

    private string ClearLink => Of.AsOf is { } day ? $"{Query.Path}?asof={day:yyyy-MM-dd}" : Query.Path;

    private IReadOnlyList<(string Text, string Link)> Downloads => !Of.MayExport ? [] :
    [
        ("Excel", File("xlsx")),
        ("CSV", File("csv")),
        ("JSON", File("json")),
    ];

    /// <summary>Just the rows that are shown, on all pages of the list.</summary>
    private string File(string format) =>
        Of.BadDay is not null ? $"/api/plans/{Id}/ledger/file.{format}" : Query.At($"/api/plans/{Id}/ledger/file.{format}");

    private string AsOfField => Of.AsOf is { } day ? $"?asof={day:yyyy-MM-dd}" : "";

    /// <summary>Where a search found a row, unless a column shows it anyway.</summary>
    private FoundPlace? FoundIn(LedgerLine line) => Of.Filter.Words?.Find(LinePlaces.Of(line).Skip(LinePlaces.OwnColumns));

    /// <summary>A tile leads to just the rows that it counts.</summary>
    private string Tile(string field, string value) =>
        $"{Query.Path}?role=counted{(View.AddedPoints > 0 ? "&section=document" : "")}{(field == "role" ? "" : $"&{field}={value}")}{(Of.AsOf is { } day ? $"&asof={day:yyyy-MM-dd}" : "")}#rows-caption";
}

/// <summary>What a plan's ledger page shows, once whoever looks at it is known.</summary>
/// <param name="Rows">Those of this page of the list.</param>
/// <param name="Total">How many rows all pages have together.</param>
/// <param name="MayEnd">The reader may urge, close and clear for a whole unit.</param>
/// <param name="MayExport">The reader may have it as a file.</param>
public sealed record ShownLedger(PlanLine Plan, LedgerSummary View, IReadOnlyList<LedgerLine> Rows, int Total, DateOnly Today, bool MayEnd, bool MayExport)
{
    internal LedgerFilter Filter { get; init; } = new();

    /// <summary>Null: as it stands now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What was asked for and is no day of this ledger.</summary>
    public string? BadDay { get; init; }

    /// <summary>Numbers of points that stand in no row, as nobody has a duty on them.</summary>
    public IReadOnlyList<string> Unassigned { get; init; } = [];

    /// <summary>Null: a past year's ledger has none.</summary>
    public DayOfLights? Lights { get; init; }

    /// <summary>Which group of a roll-up is shown, where it is none of the choices of the filter.</summary>
    public string? Within { get; init; }
}
