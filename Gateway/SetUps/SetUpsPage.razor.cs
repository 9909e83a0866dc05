using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.SetUps;

public partial class SetUpsPage
{
    private ImmutableArray<SetUpCount> _units = [];
    private IReadOnlyList<SetUpPreview>? _previews;
    private WriteResult? _written;
    private IReadOnlyList<(SetUpPreview Book, SetUpPreviewRow Row)> _rows = [];
    private string? _packed;
    private int _good;
    private bool _clean;

    [Inject] private SetUpDesk Desk { get; set; } = null!;
    [Inject] private SetUpWorkbooks Books { get; set; } = null!;
    [Inject] private WriteResults Results { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        if (AccessTable.Of(Caller, Deed.SetUp) == Reach.Nothing)
        {
            return false;
        }
        _units = await Desk.Units(Caller, Government, Cancel);
        _written = await Results.Of(Caller, Query[WriteResults.Field], Cancel);
        return true;
    }

    private async Task Preview()
    {
        var file = Http.Request.Form.Files.GetFile("file");
        if (file is null or { Length: 0 or > WorkbookPile.LargestFile })
        {
            GoOrSay(file is null or { Length: 0 } ? new Rejection("file.empty") : TableRejections.FileTooLarge(WorkbookPile.LargestFile), "/set-ups");
            return;
        }
        await using var content = file.OpenReadStream();
        Show(await Books.Preview(Caller, Government, file.FileName, content, Cancel));
    }

    private async Task Write()
    {
        if (Carried.Unpack<ImmutableArray<CarriedSetUps>>(Posted("rows") ?? "") is not { } carried)
        {
            GoOrSay(new Rejection("file.empty"), "/set-ups");
            return;
        }
        var errand = Errand();
        var written = await Results.Once(errand, async () =>
        {
            var previews = await Books.Preview(Caller, Government, carried.Select(c => c.Upload), CancellationToken.None);
            var done = await Books.Write(errand, previews, goodOnly: true, CancellationToken.None);
            return new WriteResult(
                done.Sum(s => s.Written),
                done.Count(s => s.Written > 0),
                [.. done.Where(s => s.Rejection is not null).Select(s => $"{s.Preview.Sheet?.UnitName ?? s.Preview.FileName}：{s.Rejection!.Says}")]);
        });
        GoOrSay(null, $"/set-ups?{WriteResults.Field}={written}");
    }

    private void Show(ImmutableArray<SetUpPreview> previews)
    {
        _previews = previews;
        _good = previews.Sum(p => p.Good.Length);
        _clean = previews.All(p => p.IsClean);
        // What needs a person stands first; what does nothing is left out.
        _rows =
        [
            .. previews.SelectMany(p => p.Rows.Select(r => (Book: p, Row: r))).Where(r => r.Row.Fate is not (WorkbookFate.Blank or WorkbookFate.Same))
                .OrderBy(r => r.Row.Fate switch { WorkbookFate.Refused => 0, WorkbookFate.Conflict => 1, _ => 2 }),
        ];
        _packed = Carried.Pack<ImmutableArray<CarriedSetUps>>([.. previews.Where(p => !p.Good.IsEmpty).Select(CarriedSetUps.Of)]);
    }
}

/// <summary>The good rows of a workbook between its preview and its being written, as they were read: they are held against the duties once more.</summary>
internal sealed record CarriedSetUps(string FileName, ImmutableArray<CarriedSetUp> Rows)
{
    public static CarriedSetUps Of(SetUpPreview preview) => new(
        preview.FileName, [.. preview.Good.Select(row => new CarriedSetUp(row.Source.Row, row.Source.Key!.ToString(), row.Source.Cells))]);

    public (string FileName, SetUpUpload? Upload, Rejection? Rejection) Upload
    {
        get
        {
            ImmutableArray<SetUpBookRow> rows = [.. Rows.Select(r => new SetUpBookRow(r.Row, SetUpKey.Read(r.Key), r.Cells, ImmutableDictionary<string, string>.Empty, []))];
            return rows.Select(r => r.Key).OfType<SetUpKey>().FirstOrDefault() is { } key
                ? (FileName, new SetUpUpload(FileName, key.Government, key.Unit, rows), null)
                : (FileName, null, new Rejection("return-workbook.keys-missing"));
        }
    }
}

internal sealed record CarriedSetUp(int Row, string Key, SetUpCells Cells);
