using System.Globalization;
using System.Text;

namespace Tracker.Gateway.Tables;

/// <summary>Writes one table as a sheet, or as several when it is longer than a sheet may be.</summary>
internal sealed class XlsxSheetWriter : RowWriter, IDisposable
{
    private const long LargestExact = 999_999_999_999_999; // a spreadsheet keeps 15 digits; longer ones are text
    private const int RowsKeptForTotals = 2;
    private const int TitlePoints = 27;
    private const long TenDigits = 10_000_000_000;
    private const long SecondsOfADay = 86_400;
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstCertainDay = new(1900, 3, 1); // spreadsheets believe in 29 February 1900
    private readonly Utf8Buffer _buffer = new();
    private readonly XlsxBook _book;
    private readonly TableSheet _sheet;
    private readonly int _lastDataRow;
    private readonly byte[][] _cellOpenings; // <c r="AB
    private readonly SharedTexts.Habit[] _habits;
    private readonly XlsxTotals _totals;
    private readonly XlsxRowHeight _height;
    private readonly bool[] _entry;
    private readonly List<int> _across = [];
    private readonly byte[] _rowDigits = new byte[10];
    private int _rowDigitCount;
    private string _name = "";
    private Stream _part = Stream.Null;
    private int _row;
    private int _heightAt;

    public XlsxSheetWriter(XlsxBook book, TableSheet sheet, int rowsOfASheet) : base(sheet.Columns.Length)
    {
        _book = book;
        _sheet = sheet;
        _lastDataRow = rowsOfASheet - (sheet.HasTotals ? RowsKeptForTotals : 0);
        _cellOpenings = [.. Enumerable.Range(0, sheet.Columns.Length).Select(i => Encoding.ASCII.GetBytes($"<c r=\"{XlsxColumns.Letters(i)}"))];
        _habits = new SharedTexts.Habit[sheet.Columns.Length];
        _totals = new XlsxTotals(sheet);
        _height = new XlsxRowHeight(sheet.Columns);
        _entry = [.. sheet.Columns.Select(column => column.Entry is not null)];
    }

    private int HeadingRow => (_sheet.Title is null ? 1 : 2) + _sheet.Notes.Length;
    private string LastColumn => XlsxColumns.Letters(Math.Max(_sheet.Columns.Length - 1, 0));

    public void Start()
    {
        (_name, _part) = _book.OpenSheet(_sheet.Name);
        XlsxSheetFrame.Head(_buffer, _sheet, HeadingRow, selected: _book.IsFirstSheet);
        _row = 0;
        _across.Clear();
        if (_sheet.Title is { } title) Across(title, XlsxStyle.Title, TitlePoints);
        foreach (var note in _sheet.Notes) Across(note, XlsxStyle.Note, XlsxRowHeight.Across(_sheet.Columns, note));
        BeginRow();
        for (var column = 0; column < _sheet.Columns.Length; column++)
        {
            _height.Saw(column, _sheet.Columns[column].Heading);
            Inline(column, _sheet.Columns[column].Heading, XlsxStyle.Heading);
        }
        EndRow();
    }

    public override bool HasRoom => !_buffer.IsFull && _row < _lastDataRow;

    public override async ValueTask MakeRoom(CancellationToken cancel)
    {
        await _book.Send(_buffer, _part, cancel);
        if (_row < _lastDataRow) return;
        await FinishSheet(isLast: false, cancel);
        Start();
    }

    public Task Finish(CancellationToken cancel) => FinishSheet(isLast: true, cancel);

    private async Task FinishSheet(bool isLast, CancellationToken cancel)
    {
        var range = new XlsxSheetRange(_name, HeadingRow, _row, LastColumn, Filtered: !_sheet.IsForm);
        foreach (var line in _totals.Lines(range, isLast)) TotalRow(line);
        if (isLast) foreach (var line in _sheet.Foot) Across(line, XlsxStyle.FootLine, XlsxRowHeight.Across(_sheet.Columns, line));
        XlsxSheetFrame.Foot(_buffer, _sheet, range, _across, _book.Lists);
        await _book.Send(_buffer, _part, cancel);
        await _part.DisposeAsync();
        _book.SheetDone(range);
    }

    private void Across(string text, XlsxStyle style, int points)
    {
        BeginRow();
        Inline(0, text, style);
        _across.Add(_row);
        EndRow(points);
    }

    protected override void BeginRow()
    {
        _row++;
        _row.TryFormat(_rowDigits, out _rowDigitCount);
        _buffer.Put("<row r=\""u8);
        _buffer.Put(_rowDigits.AsSpan(0, _rowDigitCount));
        _buffer.Put("\""u8);
        _heightAt = _buffer.Position;
        _buffer.Put("         >"u8); // room for the height, which the cells decide
        _height.Begin();
    }

    protected override void EndRow() => EndRow(_height.Points);

    private void EndRow(int? points)
    {
        if (points is { } height)
        {
            Span<byte> attribute = stackalloc byte[9];
            " ht=\"000\""u8.CopyTo(attribute);
            height.TryFormat(attribute[5..8], out _, "000", CultureInfo.InvariantCulture);
            _buffer.Replace(_heightAt, attribute);
        }
        _buffer.Put("</row>"u8);
    }

    protected override void PutBlank(int column)
    {
        Open(column);
        _buffer.Put(_entry[column] ? "\" s=\"12\"/>"u8 : "\" s=\"3\"/>"u8);
    }

    protected override void PutText(int column, string text)
    {
        _totals.Count(column);
        _height.Saw(column, text);
        var number = _book.Texts.NumberOf(text, ref _habits[column]);
        if (number < 0)
        {
            Inline(column, text, _entry[column] ? XlsxStyle.EntryText : XlsxStyle.Text);
            return;
        }
        Open(column);
        _buffer.Put(_entry[column] ? "\" s=\"12\" t=\"s\"><v>"u8 : "\" s=\"3\" t=\"s\"><v>"u8);
        _buffer.Put(number);
        Close();
    }

    protected override void PutNumber(int column, long number)
    {
        if (number is > LargestExact or < -LargestExact)
        {
            PutText(column, number.ToString(CultureInfo.InvariantCulture));
            return;
        }
        _totals.Add(column, number);
        Open(column);
        _buffer.Put(_entry[column] ? "\" s=\"13\"><v>"u8 : "\" s=\"4\"><v>"u8);
        _buffer.Put(number);
        Close();
    }

    protected override void PutNumber(int column, decimal number) => PutDecimal(column, number, _entry[column] ? "\" s=\"13\"><v>"u8 : "\" s=\"4\"><v>"u8);
    protected override void PutPercent(int column, decimal share) => PutDecimal(column, share, _entry[column] ? "\" s=\"14\"><v>"u8 : "\" s=\"5\"><v>"u8);

    protected override void PutDate(int column, DateOnly date)
    {
        if (date < FirstCertainDay)
        {
            PutText(column, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            return;
        }
        _totals.Count(column);
        Open(column);
        _buffer.Put(_entry[column] ? "\" s=\"15\"><v>"u8 : "\" s=\"6\"><v>"u8);
        _buffer.Put(date.DayNumber - DayZero.DayNumber);
        Close();
    }

    protected override void PutMoment(int column, DateTimeOffset moment)
    {
        var day = DateOnly.FromDateTime(moment.DateTime);
        if (day < FirstCertainDay)
        {
            PutText(column, moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            return;
        }
        _totals.Count(column);
        Open(column);
        _buffer.Put(_entry[column] ? "\" s=\"16\"><v>"u8 : "\" s=\"7\"><v>"u8);
        _buffer.Put(day.DayNumber - DayZero.DayNumber);
        _buffer.Put((byte)'.');
        _buffer.Put(((long)moment.TimeOfDay.TotalSeconds * TenDigits + SecondsOfADay - 1) / SecondsOfADay, "D10"); // up: programs that cut show the right minute
        Close();
    }

    private void PutDecimal(int column, decimal number, ReadOnlySpan<byte> style)
    {
        _totals.Add(column, number);
        Open(column);
        _buffer.Put(style);
        _buffer.Put(number);
        Close();
    }

    private void Inline(int column, string text, XlsxStyle style)
    {
        Open(column);
        _buffer.Put("\" s=\""u8);
        _buffer.Put((long)style);
        _buffer.Put("\" t=\"inlineStr\"><is>"u8);
        if (text.Length <= XlsxColumns.LongestText) XlsxParts.PutText(_buffer, text);
        else XlsxParts.PutText(_buffer, XlsxColumns.Cut(text));
        _buffer.Put("</is></c>"u8);
    }

    private void TotalRow(XlsxTotalLine line)
    {
        BeginRow();
        for (var column = 0; column < _sheet.Columns.Length; column++)
        {
            var style = XlsxStyles.OfTotal(_sheet.Columns[column]);
            if (column == line.LabelColumn)
            {
                Inline(column, line.Label, style);
                continue;
            }
            Open(column);
            _buffer.Put("\" s=\""u8);
            _buffer.Put((long)style);
            if (line.Cells[column] is not { } cell)
            {
                _buffer.Put("\"/>"u8);
                continue;
            }
            _buffer.Put("\">"u8);
            if (cell.Formula is not null)
            {
                _buffer.Put("<f>"u8);
                _buffer.PutXml(cell.Formula);
                _buffer.Put("</f>"u8);
            }
            _buffer.Put("<v>"u8);
            _buffer.Put(cell.Value);
            Close();
        }
        EndRow();
    }

    private void Open(int column)
    {
        _buffer.Put(_cellOpenings[column]);
        _buffer.Put(_rowDigits.AsSpan(0, _rowDigitCount));
    }

    private void Close() => _buffer.Put("</v></c>"u8);

    public void Dispose() => _buffer.Dispose();
}
