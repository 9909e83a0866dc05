using System.Xml;
using Tracker.Deciding;
using Tracker.Gateway.Unpacking;

namespace Tracker.Gateway.Tables;

/// <summary>A row of an uploaded sheet with some content. Columns past its end are blank.</summary>
/// <param name="Number">As the sheet counts, from 1: what a message to the reader names.</param>
internal sealed record XlsxRow(int Number, IReadOnlyList<string> Cells)
{
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    /// <summary>Columns whose cells are formulas: what they read as was worked out by some program.</summary>
    public IReadOnlyList<int> Formulas { get; init; } = [];

    /// <summary>Columns whose cells are merged with others.</summary>
    public IReadOnlyList<int> Merged { get; init; } = [];
}

/// <summary>
/// Reads one sheet of an uploaded workbook, row by row, as texts: numbers without binary noise, dates in ISO form, the kept
/// result of a formula, merged cells filled. Nothing a user uploads makes it throw; when it stops short,
/// <see cref="Rejection"/> says why, so ask for it after the rows:
/// <code>using var reader = XlsxReader.Open(upload);
/// foreach (var row in reader.Rows()) …
/// if (reader.Rejection is { } refused) return refused;</code>
/// </summary>
internal sealed class XlsxReader : IDisposable
{
    private readonly XlsxLimits _limits;
    private OfficePackage? _package;
    private XmlReader? _xml;
    private List<string> _shared = [];
    private XlsxNumbers? _numbers;
    private MergedAreas? _merged;
    private int _row;
    private int _rowsWithContent;
    private readonly List<int> _formulas = [];

    private readonly string? _continued;

    private XlsxReader(XlsxLimits limits, string? continued) => (_limits, _continued) = (limits, continued);

    public Rejection? Rejection { get; private set; }

    /// <summary>The visible sheets in the order of their tabs.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];

    /// <param name="upload">Seekable; read from its start and left open. Keep it until the reader is disposed of.</param>
    /// <param name="sheet">By name, a hidden one too; the first visible one without.</param>
    /// <param name="continued">What the lower cells of a merged area read as; without it, as its first cell.</param>
    public static XlsxReader Open(Stream upload, string? sheet = null, XlsxLimits? limits = null, string? continued = null)
    {
        var reader = new XlsxReader(limits ?? XlsxLimits.Default, continued);
        reader.Rejection = Guarded(() => reader.Find(upload, sheet));
        return reader;
    }

    /// <summary>Rows with content, each once: a second call goes on where the first stopped.</summary>
    public IEnumerable<XlsxRow> Rows()
    {
        while (Rejection is null)
        {
            XlsxRow? row = null;
            Rejection = Guarded(() =>
            {
                row = Next();
                return Rejection;
            });
            if (row is null) yield break;
            yield return row;
        }
    }

    private Rejection? Find(Stream upload, string? wanted)
    {
        (_package, var fault) = OfficePackage.Open(upload, _limits);
        if (_package is null) return TableRejections.Of(fault, _limits);
        var book = _package.RelationsOf("").Values.FirstOrDefault(relation => relation.Kind == "officeDocument").Target ?? "xl/workbook.xml";
        using var contents = _package.Part(book);
        if (contents is null) return _package.Holds(part => part == "content.xml") ? TableRejections.OpenDocument
            : _package.Holds(part => part.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? TableRejections.WordDocument : TableRejections.NotAWorkbook;
        var relations = _package.RelationsOf(book);
        var (sheets, from1904) = Contents(contents);
        Sheets = [.. sheets.Where(sheet => !sheet.Hidden).Select(sheet => sheet.Name)];
        var part = sheets.Where(sheet => wanted is null ? !sheet.Hidden : sheet.Name == wanted).Select(sheet => relations.GetValueOrDefault(sheet.Relation)).FirstOrDefault(relation => relation.Kind == "worksheet").Target;
        if (part is null) return wanted is null ? TableRejections.NoSheet : TableRejections.SheetUnknown(wanted, Sheets);

        using (var texts = _package.Part(TargetOf("sharedStrings")))
        {
            if (XlsxTextReading.SharedTexts(texts, _limits.SharedTexts) is not { } shared) return TableRejections.UnpacksTooLarge(_limits.UnpackedBytes);
            _shared = shared;
        }
        using (var styles = _package.Part(TargetOf("styles"))) _numbers = new XlsxNumbers(styles, from1904);
        using (var once = _package.Part(part))
        {
            if (once is null) return TableRejections.Damaged;
            (_merged, var refused) = MergedAreas.Of(once, _limits, _continued);
            if (refused is not null) return refused;
        }
        _xml = _package.Part(part);
        return null;

        string? TargetOf(string kind) => relations.Values.FirstOrDefault(relation => relation.Kind == kind).Target;
    }

    private static (List<(string Name, string Relation, bool Hidden)> Sheets, bool From1904) Contents(XmlReader book)
    {
        var sheets = new List<(string, string, bool)>();
        var from1904 = false;
        var isWorkbook = false;
        while (book.Read())
        {
            if (book.NodeType != XmlNodeType.Element) continue;
            if (book.LocalName == "workbook") isWorkbook = true;
            if (book.LocalName == "workbookPr") from1904 = book.GetAttribute("date1904") is "1" or "true";
            if (book.LocalName == "sheet" && isWorkbook && book.GetAttribute("name") is { } name)
            {
                var hidden = book.GetAttribute("state") is not (null or "visible");
                sheets.Add((name, RelationId(book), hidden));
            }
        }
        return (sheets, from1904);
    }

    private static string RelationId(XmlReader xml)
    {
        var id = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == "id") id = xml.Value; // in either dialect's namespace
        xml.MoveToElement();
        return id;
    }

    private XlsxRow? Next()
    {
        while (_xml!.Read())
        {
            if (_xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" }) return null;
            if (_xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            _row = int.TryParse(_xml.GetAttribute("r"), out var stated) && stated > _row ? stated : _row + 1;
            var cells = RowCells();
            if (Rejection is not null) return null;
            if (cells.Count == 0) continue;
            if (++_rowsWithContent > _limits.Rows) Rejection = TableRejections.TooManyRows(_limits.Rows);
            else if (!_merged!.Fill(_row, cells)) Rejection = TableRejections.Damaged;
            return Rejection is null ? new XlsxRow(_row, cells) { Formulas = _formulas.Count == 0 ? [] : [.. _formulas], Merged = _merged!.ColumnsIn() } : null;
        }
        return null;
    }

    /// <summary>Up to the last cell with content; empty when the row has none.</summary>
    private List<string> RowCells()
    {
        var cells = new List<string>();
        _formulas.Clear();
        if (_xml!.IsEmptyElement) return cells;
        var depth = _xml.Depth;
        var column = -1;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            column = CellReference.TryParse(_xml.GetAttribute("r"), out _, out var stated) ? stated : column + 1;
            var text = CellText(out var isFormula);
            if (isFormula) _formulas.Add(column);
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (column >= _limits.Columns)
            {
                Rejection = TableRejections.TooManyColumns(_limits.Columns);
                break;
            }
            while (cells.Count <= column) cells.Add("");
            cells[column] = text;
        }
        return cells;
    }

    private string CellText(out bool isFormula)
    {
        isFormula = false;
        if (_xml!.IsEmptyElement) return "";
        var (kind, style) = (_xml.GetAttribute("t"), _xml.GetAttribute("s"));
        var depth = _xml.Depth;
        string stored = "", inline = "";
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element) continue;
            if (_xml.LocalName == "f") isFormula = true;
            if (_xml.LocalName == "v") stored = XlsxTextReading.Content(_xml);
            else if (_xml.LocalName == "is") inline = XlsxTextReading.TextOf(_xml);
        }
        return kind switch
        {
            "s" => int.TryParse(stored, out var number) && number >= 0 && number < _shared.Count ? _shared[number] : "",
            "inlineStr" => inline,
            "str" => XlsxTextReading.Unescaped(stored),
            "b" => stored is "1" or "true" ? "TRUE" : "FALSE",
            "e" or "d" => stored,
            _ => _numbers!.Shown(stored, style),
        };
    }

    /// <summary>What zip and XML throw at damaged input; anything else is a mistake of ours.</summary>
    private static Rejection? Guarded(Func<Rejection?> reading)
    {
        try
        {
            return reading();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException)
        {
            return TableRejections.Damaged;
        }
    }

    public void Dispose()
    {
        _xml?.Dispose();
        _package?.Dispose();
    }
}
