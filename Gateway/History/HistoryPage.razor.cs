using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.History;
using Tracker.Units;

namespace Tracker.Gateway.History;

public partial class HistoryPage
{
    /// <summary>It travels inside the form from the preview to the confirmation, so that nothing that was only looked at stays here.</summary>
    private const long LargestLedger = 2 * 1024 * 1024;

    private const int Sample = 12;

    private HistoryPreview? _preview;
    private string? _ledger;
    private bool _another, _leaveFiles, _ready;
    private int _open, _named;
    private IReadOnlyList<HistoryHeading> _columns = [];
    private Dictionary<string, string> _examples = [];
    private IReadOnlyList<string> _unknown = [];
    private IReadOnlyList<(string Number, HistoryDuty Duty)> _first = [];
    private IReadOnlyList<(string Sheet, bool Read)> _sheets = [];

    [Inject] private HistoryImport Importing { get; set; } = null!;

    protected override Task<bool> Load() => Task.FromResult(May(Deed.ImportPlan));

    private async Task Choose()
    {
        var file = Http.Request.Form.Files.GetFile("file");
        if (file is null or { Length: 0 or > LargestLedger })
        {
            GoOrSay(file is null or { Length: 0 } ? new Rejection("file.empty") : TableRejections.FileTooLarge(LargestLedger), "/history");
            return;
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Cancel);
        using var upload = new HistoryUpload(Path.GetFileName(file.FileName.Replace('\\', '/')), bytes.ToArray(), Attachments.None);
        await Show(upload, new HistoryChoices());
    }

    private async Task Review()
    {
        if (LedgerCarried() is not { } ledger)
        {
            GoOrSay(new Rejection("file.empty"), "/history");
            return;
        }
        (_another, _leaveFiles) = (Posted("another") == "true", Posted("leaveFiles") == "true");
        var zip = Http.Request.Form.Files.GetFile("attachments") is { Length: > 0 } sent ? sent : null;
        await using var content = zip?.OpenReadStream();
        var (attachments, unopened) = content is null ? (Attachments.None, null) : Attachments.Open(content);
        using var upload = new HistoryUpload(Posted("name") ?? "台账.xlsx", ledger, attachments ?? Attachments.None);
        if (unopened is not null || Posted("act") != "confirm")
        {
            await Show(upload, Choices());
            if (unopened is not null)
            {
                GoOrSay(unopened, "");
            }
            return;
        }
        var (_, written, refused) = await Importing.Apply(Errand(), Government, upload, Year, Choices(), _another, _leaveFiles, Cancel);
        if (written is null)
        {
            await Show(upload, Choices());
        }
        GoOrSay(refused, written is null ? "" : $"/plans/{written.Plan.RouteForm}?done={(written.AlreadyThere ? "recorded-before" : "recorded")}");
    }

    private async Task Show(HistoryUpload upload, HistoryChoices choices)
    {
        var (preview, refused) = await Importing.Preview(Caller, Government, upload, Year, choices, Cancel);
        if (preview is null)
        {
            GoOrSay(refused, "/history");
            return;
        }
        (_preview, _ledger) = (preview, Convert.ToBase64String(upload.Ledger));
        _open = preview.Meant.Asked.Length + preview.Meant.Faults.Length + preview.StatesOpen.Length + (choices.LeaveOutRows ? 0 : preview.Reading.Unreadable.Length);
        _ready = preview.Problem(_another, leaveFiles: true) is null;
        _named = preview.Files.Length;
        _columns = [.. preview.Reading.Heads.SelectMany(h => h.Headings).DistinctBy(c => c.Key)];
        _examples = ExamplesIn(upload, preview);
        _unknown = [.. _columns.Where(c => c is { Guess: HistoryColumn.None, IsPassedOver: false } && !choices.Columns.ContainsKey(c.Key) && _examples.ContainsKey(c.Key)).Select(c => c.Text.Length > 0 ? $"「{c.Text}」" : $"{c.Letters}列")];
        _first = [.. preview.Record.Points.SelectMany(p => p.Duties.Select(d => (p.Number, d))).Take(Sample)];
        _sheets = [.. preview.Reading.Heads.Select(h => (h.Sheet, true)), .. preview.Reading.Passed.Select(s => (s, false))];
    }

    /// <summary>The first words below each heading.</summary>
    private static Dictionary<string, string> ExamplesIn(HistoryUpload upload, HistoryPreview preview)
    {
        var sheets = LedgerFile.Read(upload.Ledger, upload.FileName).Sheets;
        var found = from head in preview.Reading.Heads
                    let rows = sheets.First(s => s.Name == head.Sheet).Rows.Where(r => r.Number > head.Row).Take(20).ToList()
                    from column in head.Headings
                    let row = rows.Find(r => r.Says(column.Column))
                    where row is not null
                    select (column.Key, Text: Short(row[column.Column]));
        return found.DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => f.Text);
    }

    private int? Year => int.TryParse(Posted("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private HistoryChoices Choices()
    {
        var columns = Pairs("columnKey", "column").Where(p => Enum.TryParse<HistoryColumn>(p.Value, out _));
        var states = Pairs("stateKey", "state").Where(p => Enum.TryParse<YearEndOutcome>(p.Value, out _));
        var names = AllPosted("nameKey").Zip(AllPosted("nameKind"), AllPosted("nameWords")).Where(n => Enum.TryParse<NameChoiceKind>(n.Second, out _));
        var sheets = AllPosted("sheet");
        return new HistoryChoices
        {
            Title = Posted("title")?.Trim(),
            Sheets = sheets.Length == 0 ? null : [.. sheets],
            HeadingRow = int.TryParse(Posted("headingRow"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null,
            Columns = columns.DistinctBy(c => c.Key).ToImmutableDictionary(c => c.Key, c => Enum.Parse<HistoryColumn>(c.Value)),
            States = states.DistinctBy(s => OutcomeWords.KeyOf(s.Key)).ToImmutableDictionary(s => OutcomeWords.KeyOf(s.Key), s => Enum.Parse<YearEndOutcome>(s.Value)),
            Names = names.DistinctBy(n => NameKey.Of(n.First)).ToImmutableDictionary(n => NameKey.Of(n.First), n => new NameChoice(Enum.Parse<NameChoiceKind>(n.Second), n.Third)),
            LeaveOutRows = Posted("leaveOutRows") == "true",
        };
    }

    private IEnumerable<(string Key, string Value)> Pairs(string key, string value) => AllPosted(key).Zip(AllPosted(value));

    private byte[]? LedgerCarried()
    {
        var text = Posted("ledger") ?? "";
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var length) && length <= LargestLedger ? bytes[..length] : null;
    }

    private NameChoiceKind? KindOf(string name) => _preview!.Choices.Names.TryGetValue(NameKey.Of(name), out var said) ? said.Kind : null;

    private string? TitleOf(string number) => _preview!.Record.Draft.Points.FirstOrDefault(p => p.Number == number)?.Title;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
