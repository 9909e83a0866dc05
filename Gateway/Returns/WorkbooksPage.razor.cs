using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

public partial class WorkbooksPage
{
    private GrainAddress _period;
    private string _name = "";
    private IReadOnlyList<UnitId> _units = [];
    private IReadOnlyList<WorkbookPreview>? _previews;
    private WriteResult? _written;
    private IReadOnlyList<WorkbookPreview> _refused = [];
    private IReadOnlyList<WorkbookPreview> _missing = [];

    /// <summary>Books that leave rows of their unit without a word.</summary>
    private IReadOnlyList<WorkbookPreview> _lacking = [];
    private IReadOnlyList<(string Unit, WorkbookLine Line)> _unanswered = [];
    private IReadOnlyList<(WorkbookPreview Book, WorkbookPreviewRow Row)> _rows = [];
    private int _quiet;
    private string? _packed;
    private int _good;
    private bool _clean;

    [Inject] private ReturnWorkbooks Books { get; set; } = null!;

    [Inject] private WriteResults Results { get; set; } = null!;

    [Inject] private IReturnSheets Sheets { get; set; } = null!;

    [Parameter] public required string Period { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Period, "period") is not { } address)
        {
            return false;
        }
        var (units, _) = await Sheets.Units(Caller, address, Cancel);
        (_period, _name, _units) = (address, PeriodNames.Of(address), units ?? []);
        _written = await Results.Of(Caller, Query[WriteResults.Field], Cancel);
        return units is { Count: > 0 };
    }

    private async Task Preview()
    {
        var file = Http.Request.Form.Files.GetFile("file");
        if (file is null or { Length: 0 or > WorkbookPile.LargestFile })
        {
            GoOrSay(file is null or { Length: 0 } ? new Rejection("file.empty") : TableRejections.FileTooLarge(WorkbookPile.LargestFile), Http.Request.Path);
            return;
        }
        await using var content = file.OpenReadStream();
        Show(await Books.Preview(Caller, _period, null, file.FileName, content, Cancel));
    }

    private async Task Send()
    {
        if (Carried.Unpack<ImmutableArray<CarriedWorkbook>>(Posted("rows") ?? "") is not { } carried)
        {
            GoOrSay(new Rejection("file.empty"), Http.Request.Path);
            return;
        }
        var errand = Errand();
        var written = await Results.Once(errand, async () =>
        {
            var previews = await Books.Preview(Caller, _period, carried.Select(c => c.Upload), CancellationToken.None);
            var sent = await Books.SendAll(errand, _period, previews, goodOnly: true, CancellationToken.None);
            return new WriteResult(
                sent.Sum(s => s.Written),
                sent.Count(s => s.Written > 0),
                [.. sent.Where(s => s.Rejection is not null).Select(s => $"{s.Preview.Sheet?.UnitName ?? s.Preview.FileName}：{s.Rejection!.Says}")]);
        });
        GoOrSay(null, $"{Http.Request.Path}?{WriteResults.Field}={written}");
    }

    private void Show(ImmutableArray<WorkbookPreview> previews)
    {
        _previews = previews;
        _good = previews.Sum(p => p.Good.Count());
        _clean = previews.All(p => p.IsClean);
        _refused = [.. previews.Where(p => p.Rejection is not null)];
        _lacking = [.. previews.Where(p => p.Good.Any() && p.Lacking > 0)];
        _unanswered = [.. previews.SelectMany(p => p.Unanswered.Select(line => (p.Sheet!.UnitName, line)))];
        _missing = [.. previews.Where(p => p.Rejection is null && !p.Missing.IsEmpty)];
        // What needs a person stands first; what does nothing is only counted.
        var rows = previews.SelectMany(p => p.Rows.Select(r => (Book: p, Row: r))).ToList();
        _rows = [.. rows.Where(r => r.Row.Fate is not (WorkbookFate.Blank or WorkbookFate.Same)).OrderBy(r => r.Row.Fate switch { WorkbookFate.Refused => 0, WorkbookFate.Conflict => 1, _ => 2 })];
        _quiet = rows.Count - _rows.Count;
        _packed = Carried.Pack<ImmutableArray<CarriedWorkbook>>([.. previews.Where(p => p.Good.Any()).Select(CarriedWorkbook.Of)]);
    }

    internal static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    internal static Tone ToneOf(WorkbookFate fate) => fate switch { WorkbookFate.New => Tone.Good, WorkbookFate.Changed => Tone.Active, WorkbookFate.Conflict => Tone.Warning, _ => Tone.Bad };

    internal static string WordOf(WorkbookFate fate) => fate switch { WorkbookFate.New => "新填", WorkbookFate.Changed => "更改", WorkbookFate.Conflict => "冲突", _ => "需改正" };
}
