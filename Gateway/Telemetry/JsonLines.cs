using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Tracker.Gateway.Telemetry;

/// <summary>
/// The log as one JSON object a line, with the trace that it was written in. Scopes are left out: those of ASP.NET Core hold the address asked for.
/// </summary>
internal sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    /// <summary>True: the log is written so.</summary>
    public const string Switch = "Tracker:Logging:Json";

    public const string FormatterName = "tracker-json";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteNumber("event", logEntry.EventId.Id);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (Activity.Current is { } span)
            {
                json.WriteString("trace", span.TraceId.ToHexString());
                json.WriteString("span", span.SpanId.ToHexString());
            }
            if (logEntry.Exception is { } error)
            {
                json.WriteString("exception", error.ToString());
            }
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }
}

internal static class JsonLinesLogging
{
    public static ILoggingBuilder AddJsonLines(this ILoggingBuilder logging)
    {
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        logging.Services.AddOptions<ConsoleLoggerOptions>().PostConfigure<IConfiguration>((console, configuration) =>
            console.FormatterName = configuration.GetValue<bool>(JsonLines.Switch) ? JsonLines.FormatterName : console.FormatterName);
        return logging;
    }
}
