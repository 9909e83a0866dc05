using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.Calendar;
using Tracker.Gateway.Speaking;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>A draft as <c>tracker read --json</c> prints it; spans are in UTF-16 units of the decoded text.</summary>
internal static class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="rules">The rules behind its units and limits, where they are to be shown.</param>
    public static string Text(PlanDraft draft, ImmutableArray<RuleUse> rules = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(draft, buffer, rules);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(PlanDraft draft, IBufferWriter<byte> to, ImmutableArray<RuleUse> rules = default)
    {
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        WriteDocument(json, draft.Document);
        json.WriteStartArray("tasks");
        foreach (var point in draft.Points)
        {
            WritePoint(json, point, draft.Questions);
        }

        json.WriteEndArray();
        json.WriteStartArray("questions");
        foreach (var question in draft.Questions)
        {
            WriteQuestion(json, question);
        }

        json.WriteEndArray();
        if (!rules.IsDefaultOrEmpty)
        {
            WriteRules(json, rules);
        }

        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, ImmutableArray<RuleUse> rules)
    {
        json.WriteStartArray("rules");
        foreach (var use in rules)
        {
            json.WriteStartObject();
            WriteNumber(json, "task", use.Point);
            json.WriteString("field", use.Field);
            json.WriteString("quote", use.Quote);
            json.WriteString("rule", use.Rule);
            json.WriteString("says", RuleWords.Of(use.Rule, Language.Chinese));
            WriteSpan(json, use.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter json, DocumentFacts facts)
    {
        json.WriteStartObject("document");
        json.WriteString("number", facts.Number);
        json.WriteString("title", facts.Title);
        json.WriteString("issuer", facts.Issuer);
        json.WriteString("date", Day(facts.Date));
        if (facts.Year is { } year)
        {
            json.WriteNumber("year", year);
        }
        else
        {
            json.WriteNull("year");
        }

        json.WriteString("basis", facts.Basis);
        WriteList(json, "addressees", facts.Addressees);
        WriteList(json, "sections", facts.Sections);
        json.WriteString("preamble", facts.Preamble);
        json.WriteString("closing", facts.Closing);
        WriteList(json, "furniture", facts.Furniture);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, DraftPoint point, ImmutableArray<Question> questions)
    {
        json.WriteStartObject();
        WriteNumber(json, "number", point.Number);
        json.WriteString("section", point.Section);
        json.WriteString("subsection", point.Subsection);
        json.WriteString("title", point.Title);
        json.WriteString("text", point.Text);
        WriteList(json, "leadUnits", point.LeadUnits.Select(u => u.Name));
        WriteList(json, "responsibleUnits", point.ResponsibleUnits.Select(u => u.Name));
        WriteList(json, "cooperatingUnits", point.CooperatingUnits.Select(u => u.Name));
        json.WriteStartArray("deadlines");
        foreach (var deadline in point.Deadlines)
        {
            WriteDeadline(json, deadline);
        }

        foreach (var question in questions.Where(q => q.Kind == QuestionKind.UnclearDeadline && q.Point == point.Number && !point.Deadlines.Any(d => d.Span == q.Span)))
        {
            WriteUndated(json, question);
        }

        json.WriteEndArray();
        json.WriteStartArray("softTimings");
        foreach (var soft in point.SoftTimings)
        {
            json.WriteStartObject();
            json.WriteString("quote", soft.Quote);
            json.WriteString("kind", soft.Kind);
            WriteSpan(json, soft.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("metrics");
        foreach (var metric in point.Metrics)
        {
            json.WriteStartObject();
            json.WriteString("quote", metric.Quote);
            json.WriteString("metric", metric.Name);
            json.WriteString("op", metric.Comparison);
            json.WriteNumber("value", metric.Value);
            json.WriteString("unit", metric.Measure);
            WriteSpan(json, metric.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("unitsRaw", point.UnitsRaw);
        WriteSpan(json, point.Span);
        json.WriteStartArray("units");
        WriteUnits(json, "leadUnits", point.LeadUnits);
        WriteUnits(json, "responsibleUnits", point.ResponsibleUnits);
        WriteUnits(json, "cooperatingUnits", point.CooperatingUnits);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUnits(Utf8JsonWriter json, string field, IEnumerable<NamedUnit> units)
    {
        foreach (var unit in units)
        {
            json.WriteStartObject();
            json.WriteString("name", unit.Name);
            json.WriteString("field", field);
            WriteSpan(json, unit.Span);
            json.WriteEndObject();
        }
    }

    private static void WriteDeadline(Utf8JsonWriter json, DraftDeadline read)
    {
        json.WriteStartObject();
        json.WriteString("quote", read.Deadline.Quote);
        switch (read.Deadline)
        {
            case FixedDeadline day:
                json.WriteString("kind", "fixed");
                json.WriteString("date", Day(day.Date));
                if (day.From is { } from)
                {
                    json.WriteString("from", Day(from));
                }

                break;
            case RecurringDeadline recurring:
                json.WriteString("kind", "recurring");
                json.WriteStartObject("rule");
                json.WriteString("period", Stored(recurring.Period));
                json.WriteNumber("minCount", recurring.MinCount);
                if (recurring.By is { } by)
                {
                    json.WriteString("by", string.Create(CultureInfo.InvariantCulture, $"{by.Month:00}-{by.Day:00}"));
                }

                if (recurring.Due is { } due)
                {
                    json.WriteStartObject("due");
                    json.WriteNumber("month", due.Month);
                    json.WriteNumber("day", due.Day);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                break;
            case RelativeDeadline relative:
                json.WriteString("kind", "relative");
                json.WriteStartObject("rule");
                json.WriteString("event", relative.Event);
                json.WriteNumber("offset", relative.Offset);
                json.WriteString("unit", Stored(relative.Unit));
                json.WriteString("direction", Stored(relative.Direction));
                json.WriteEndObject();
                break;
            default:
                json.WriteString("kind", "standing");
                break;
        }

        WriteSpan(json, read.Span);
        json.WriteEndObject();
    }

    /// <summary>A day of a year that nobody has said yet: no date, and a question beside it.</summary>
    private static void WriteUndated(Utf8JsonWriter json, Question question)
    {
        if (DeadlineWords.WithoutYear(question.Quote) is not { } day)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("quote", question.Quote);
        json.WriteString("kind", "fixed");
        json.WriteNull("date");
        json.WriteString("monthDay", string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}-{day.Day:00}"));
        json.WriteString("question", question.Id);
        if (question.Span is { } span)
        {
            WriteSpan(json, span);
        }

        json.WriteEndObject();
    }

    private static void WriteQuestion(Utf8JsonWriter json, Question question)
    {
        json.WriteStartObject();
        if (question.Point is { } point)
        {
            WriteNumber(json, "task", point);
        }
        else
        {
            json.WriteNull("task");
        }

        json.WriteString("where", question.Where);
        json.WriteString("quote", question.Quote);
        json.WriteString("asks", QuestionWords.Asks(question));
        json.WriteString("suggestion", question.Suggestion);
        json.WriteString("reason", QuestionWords.Because(question));
        WriteList(json, "effects", QuestionWords.Effects(question));
        json.WriteString("id", question.Id);
        json.WriteString("kind", Stored(question.Kind));
        if (question.Span is { } span)
        {
            WriteSpan(json, span);
        }

        json.WriteEndObject();
    }

    /// <summary>5 as a number, 5-1 as a string.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string name, string number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var plain))
        {
            json.WriteNumber(name, plain);
        }
        else
        {
            json.WriteString(name, number);
        }
    }

    private static void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartObject("span");
        json.WriteNumber("start", span.Start);
        json.WriteNumber("length", span.Length);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    /// <summary>The name under which the value is stored, such as working-day.</summary>
    private static string? Stored<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
