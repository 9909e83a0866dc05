using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Gateway.Tables;

/// <summary>A list of objects, one a row, keyed by the columns' keys. Blanks are null, shares are fractions of 1, Chinese stays Chinese.</summary>
internal sealed class JsonTableWriter : TableFormat
{
    public override string Ending => ".json";
    public override string ContentType => "application/json; charset=utf-8";

    public override async Task Write(Stream output, Table table, DateTimeOffset made, CancellationToken cancel = default)
    {
        using var rows = new Rows(output, table.Sheet);
        await table.WriteRows(rows, cancel);
        await rows.Finish(cancel);
        await output.FlushAsync(cancel);
    }

    private sealed class Rows : RowWriter, IDisposable
    {
        private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
        private readonly Utf8Buffer _buffer = new();
        private readonly Stream _output;
        private readonly Utf8JsonWriter _json;
        private readonly JsonEncodedText[] _keys;
        private bool _first = true;

        public Rows(Stream output, TableSheet sheet) : base(sheet.Columns.Length)
        {
            _output = output;
            _keys = [.. sheet.Columns.Select(column => JsonEncodedText.Encode(column.Key, Relaxed.Encoder))];
            _json = new Utf8JsonWriter(_buffer, Relaxed);
            _buffer.Put("["u8);
        }

        public override bool HasRoom => !_buffer.IsFull;
        public override ValueTask MakeRoom(CancellationToken cancel) => _buffer.FlushTo(_output, cancel);

        public ValueTask Finish(CancellationToken cancel)
        {
            _buffer.Put("\n]\n"u8);
            return _buffer.FlushTo(_output, cancel);
        }

        protected override void BeginRow()
        {
            _buffer.Put(_first ? "\n"u8 : ",\n"u8);
            _first = false;
            _json.Reset(); // each row is a document of its own to the writer
            _json.WriteStartObject();
        }

        protected override void EndRow()
        {
            _json.WriteEndObject();
            _json.Flush();
        }

        protected override void PutBlank(int column) => _json.WriteNull(_keys[column]);
        protected override void PutText(int column, string text) => _json.WriteString(_keys[column], text);
        protected override void PutNumber(int column, long number) => _json.WriteNumber(_keys[column], number);
        protected override void PutNumber(int column, decimal number) => _json.WriteNumber(_keys[column], number);
        protected override void PutPercent(int column, decimal share) => _json.WriteNumber(_keys[column], share);
        protected override void PutDate(int column, DateOnly date) => _json.WriteString(_keys[column], date.ToString("yyyy-MM-dd", null));
        protected override void PutMoment(int column, DateTimeOffset moment) => _json.WriteString(_keys[column], moment);

        protected override void PutTexts(int column, IReadOnlyCollection<string> texts)
        {
            _json.WriteStartArray(_keys[column]);
            foreach (var text in texts) _json.WriteStringValue(text);
            _json.WriteEndArray();
        }

        public void Dispose()
        {
            _json.Dispose();
            _buffer.Dispose();
        }
    }
}
