using System.IO.Compression;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Returns;

namespace Tracker.Gateway.Tests.Year;

/// <summary>本期填报 as the year's units do it: most by workbook, in one pile, some by a program of their own.</summary>
internal sealed class YearSheets(YearHouse house, Random chance)
{
    private const int FirstRow = 4; // title, note, headings

    public string Period { get; private set; } = "";

    public string PeriodRoute => $"990000~2026~period~{Period}";

    public async Task Open(string period, DateOnly due)
    {
        Period = period;
        await house.Post(house.Office, "/api/periods", new { period, year = 2026, dueDay = due });
        house.Script.Say("open-period", new { period, due });
    }

    public async Task Close()
    {
        await house.Post(house.Office, $"/api/periods/{PeriodRoute}/close", new { });
        house.Script.Say("close-period", new { period = Period });
    }

    /// <summary>A row for each duty that is asked about, all of them or some.</summary>
    public async Task Send(string unit, Func<JsonElement, Said?>? say = null, HttpClient? by = null)
    {
        var (who, path) = (by ?? await house.Unit(unit), $"/api/periods/{PeriodRoute}/returns/{await house.NumberOf(unit)}");
        var open = (await house.Get(who, path)).GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("open").GetBoolean());
        var rows = open.Select(r => (Row: r, Said: say is null ? Anything(r.GetProperty("title").GetString()!, r.TryGetProperty("returnedFor", out _)) : say(r))).Where(r => r.Said is not null).ToList();
        await house.Post(who, path, new { rows = rows.Select(r => r.Said!.Body(r.Row)) });
        Log(unit, by is null ? "rest" : "on-behalf", rows.Select(r => (YearHouse.Printed(r.Row.GetProperty("point").GetString()!), r.Said!)));
    }

    /// <summary>All sheets go down in one zip; those of these units are filled in and come up in one.</summary>
    public async Task SendWorkbooks(IReadOnlySet<string> units)
    {
        using var down = new ZipArchive(await house.Office.GetStreamAsync($"/api/returns/{PeriodRoute}/workbooks/all.zip"));
        var filled = new List<(string Name, byte[] Book)>();
        var said = new Dictionary<string, List<(string Point, Said Said)>>();
        foreach (var entry in down.Entries)
        {
            var unit = entry.Name[..entry.Name.IndexOf("2026年", StringComparison.Ordinal)];
            if (units.Contains(unit))
            {
                using var book = new MemoryStream();
                await using var content = await entry.OpenAsync();
                await content.CopyToAsync(book);
                filled.Add((entry.Name, FillIn(book.ToArray(), said[unit] = [])));
            }
        }
        said.Keys.Order().ShouldBe(units.Order());
        using var form = ServedFolder.Form("填报表.zip", FilledIn.Zip([.. filled]));
        var reply = await (await (await house.Office.PostAsync($"/api/returns/{PeriodRoute}/workbooks", form)).ShouldBeDone()).Json();
        reply.GetProperty("refused").GetInt32().ShouldBe(0, reply.ToString());
        reply.GetProperty("written").GetInt32().ShouldBe(said.Values.Sum(rows => rows.Count), reply.ToString()[..500]);
        foreach (var (unit, rows) in said)
        {
            Log(unit, "workbook", rows);
        }
    }

    public void Log(string unit, string by, IEnumerable<(string Point, Said Said)> rows) =>
        house.Script.Say("send", new { period = Period, unit, by, rows = rows.Select(r => new { point = r.Point, outcome = r.Said.Outcome, figures = r.Said.Figure is null ? 0 : 1 }) });

    public async Task<List<string>> Missing() =>
        [.. (await house.Get(house.Office, $"/api/periods/{PeriodRoute}/returns")).EnumerateArray().Where(u => u.GetProperty("missing").GetBoolean()).Select(u => u.GetProperty("name").GetString()!)];

    private byte[] FillIn(byte[] book, List<(string Point, Said Said)> said) => book.Worked(sheet =>
    {
        var shared = ((WorkbookPart)sheet.WorksheetPart!.GetParentParts().Single()).SharedStringTablePart?.SharedStringTable;
        // Where something was returned, a note and a column more say so.
        var returned = Text(Find(sheet, $"F{FirstRow}")!, shared) == WorkbookTable.Returned;
        var (outcome, text, figures) = returned ? ("G", "H", "K") : ("F", "G", "J");
        for (var row = FirstRow + (returned ? 1 : 0); Find(sheet, $"B{row}") is { } number && Find(sheet, $"A{row}") is { } key && Text(key, shared).Length > 0; row++)
        {
            var words = Anything(Text(Find(sheet, $"C{row}")!, shared), returned && Text(Find(sheet, $"F{row}")!, shared).Length > 0);
            said.Add((YearHouse.Printed(Text(number, shared)), words));
            Type(sheet, $"{outcome}{row}", words.OnSheet);
            Type(sheet, $"{text}{row}", words.Text);
            Type(sheet, $"{figures}{row}", words.Figure is { } figure ? $"公开文件 {figure} 件" : "");
        }
    });

    /// <summary>Mostly that nothing changed; chance is the year's own, so that every run says the same. What was returned is answered.</summary>
    private Said Anything(string title, bool returned) => chance.Next(10) switch
    {
        _ when returned => new Said("有进展", $"{title}：退回以后又补了{chance.Next(2, 40)}件。"),
        < 3 => new Said("有进展", $"{title}：本期又做了{chance.Next(2, 40)}件，结果已上网。", chance.Next(3) == 0 ? chance.Next(1, 900) : null),
        < 7 when Period != "q1" => new Said("与上期一致", ""),
        _ => new Said("本期无新增", ""),
    };

    private static Cell? Find(Worksheet sheet, string at) => sheet.Descendants<Cell>().FirstOrDefault(c => c.CellReference == at);

    private static string Text(Cell cell, SharedStringTable? shared) =>
        cell.DataType?.Value == CellValues.SharedString ? shared!.ElementAt(int.Parse(cell.InnerText, System.Globalization.CultureInfo.InvariantCulture)).InnerText : cell.InnerText;

    private static void Type(Worksheet sheet, string at, string text)
    {
        var cell = Find(sheet, at).ShouldNotBeNull(at);
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.AppendChild(new InlineString(new Text(text)));
    }
}

/// <summary>What is said of one duty in one period.</summary>
/// <param name="Outcome">As the script writes it.</param>
internal sealed record Said(string Outcome, string Text, int? Figure = null)
{
    public string OnSheet => Outcome == "不涉及" ? "不涉及本单位" : Outcome;

    public object Body(JsonElement row) => new
    {
        assignment = row.GetProperty("assignment").GetString(),
        version = row.GetProperty("version").GetInt64(),
        outcome = Outcome switch { "有进展" => "progress", "与上期一致" => "same", "不涉及" => "not-concerned", _ => "nothing" },
        text = Text,
        quantities = Figure is { } figure ? new[] { new { name = "公开文件", value = figure, measure = "件" } } : [],
        evidence = Outcome == "有进展" ? new[] { new { url = $"https://example.org/{row.GetProperty("point").GetString()}", title = "公开页面" } } : [],
    };
}
