namespace Tracker.Gateway.Tables;

/// <summary>
/// RFC 4180 with a byte-order mark, without which Excel and WPS show Chinese as noise. No title, no totals: a head line and
/// the rows. A text that a spreadsheet would take for a formula (=, +, -, @, their full-width forms, tab, line end at its
/// start) gets an apostrophe in front; numbers don't. Control characters other than tab and line ends are dropped.
/// </summary>
internal sealed class CsvWriter : TableFormat
{
    public override string Ending => ".csv";
    public override string ContentType => "text/csv; charset=utf-8";

    public override async Task Write(Stream output, Table table, DateTimeOffset made, CancellationToken cancel = default)
    {
        using var rows = new Rows(output, table.Sheet.Columns.Length);
        rows.Head(table.Sheet);
        await table.WriteRows(rows, cancel);
        await rows.MakeRoom(cancel);
        await output.FlushAsync(cancel);
    }

    private sealed class Rows(Stream output, int columns) : RowWriter(columns), IDisposable
    {
        private readonly Utf8Buffer _buffer = new();

        public override bool HasRoom => !_buffer.IsFull;
        public override ValueTask MakeRoom(CancellationToken cancel) => _buffer.FlushTo(output, cancel);

        public void Head(TableSheet sheet)
        {
            _buffer.Put("\uFEFF"u8);
            Begin();
            foreach (var column in sheet.Columns) Text(column.Heading);
            End();
        }

        protected override void BeginRow() { }
        protected override void EndRow() => _buffer.Put("\r\n"u8);
        protected override void PutBlank(int column) => Comma(column);

        protected override void PutText(int column, string text)
        {
            Comma(column);
            var clean = text.AsSpan().ContainsAnyInRange('\0', '\u001F') ? string.Concat(text.Where(IsKept)) : text;
            var quoted = clean.AsSpan().ContainsAny(",\"\r\n") || clean.StartsWith(' ') || clean.EndsWith(' ');
            if (quoted) _buffer.Put((byte)'"');
            if (LooksLikeFormula(clean)) _buffer.Put((byte)'\'');
            _buffer.Put(quoted ? clean.Replace("\"", "\"\"", StringComparison.Ordinal) : clean);
            if (quoted) _buffer.Put((byte)'"');
        }

        protected override void PutNumber(int column, long number)
        {
            Comma(column);
            _buffer.Put(number);
        }

        protected override void PutNumber(int column, decimal number)
        {
            Comma(column);
            _buffer.Put(number);
        }

        protected override void PutPercent(int column, decimal share)
        {
            Comma(column);
            _buffer.Put(share * 100, "0.####");
            _buffer.Put((byte)'%');
        }

        protected override void PutDate(int column, DateOnly date)
        {
            Comma(column);
            _buffer.Put(date, "yyyy-MM-dd");
        }

        protected override void PutMoment(int column, DateTimeOffset moment)
        {
            Comma(column);
            _buffer.Put(moment, "yyyy-MM-dd HH:mm");
        }

        private void Comma(int column)
        {
            if (column > 0) _buffer.Put((byte)',');
        }

        private static bool IsKept(char c) => c >= ' ' || c is '\t' or '\r' or '\n';

        private static bool LooksLikeFormula(string text) =>
            text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

        public void Dispose() => _buffer.Dispose();
    }
}
