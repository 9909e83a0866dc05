using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AdHocRequests;

/// <summary>Reads what was typed into the fields of a request: full width as half width, days as people write them, one stored form for each.</summary>
public static class AnswerReading
{
    public const int LongestText = 2_000;

    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>In the order of the fields; fields without an answer are left out.</summary>
    public static (ImmutableArray<FieldValue> Values, Rejection? Fault) Read(ImmutableArray<RequestField> fields, ImmutableArray<FieldValue> typed)
    {
        var byKey = new Dictionary<string, string>();
        foreach (var value in typed)
        {
            var key = NameKey.Of(value.Field);
            if (fields.All(f => f.Key != key))
            {
                return ([], new Rejection("answer.field-unknown", value.Field, string.Join("、", fields.Select(f => f.Name))));
            }
            if (!byKey.TryAdd(key, value.Value))
            {
                return ([], new Rejection("answer.field-twice", value.Field));
            }
        }
        var values = ImmutableArray.CreateBuilder<FieldValue>(fields.Length);
        foreach (var field in fields)
        {
            if (byKey.GetValueOrDefault(field.Key) is not { } text || string.IsNullOrWhiteSpace(text))
            {
                if (field.Required)
                {
                    return ([], new Rejection("answer.field-missing", field.Name));
                }
                continue;
            }
            var (value, fault) = Read(field, text.Trim());
            if (value is null)
            {
                return ([], fault);
            }
            values.Add(new FieldValue(field.Name, value));
        }
        return values.Count == 0 ? ([], new Rejection("answer.empty")) : (values.DrainToImmutable(), null);
    }

    private static (string? Value, Rejection? Fault) Read(RequestField field, string text) => field.Kind switch
    {
        FieldKind.Text => text.Length <= LongestText ? (text, null) : (null, new Rejection("answer.too-long", field.Name, $"{text.Length}", $"{LongestText}")),
        FieldKind.Number => NumberOf(text, field.Measure) is { } number
            ? (number, null)
            : (null, field.Measure is { } measure ? new Rejection("answer.no-number-of", field.Name, Shown(text), measure) : new Rejection("answer.no-number", field.Name, Shown(text))),
        FieldKind.Day => DayOf(text) is { } day
            ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
            : (null, new Rejection("answer.no-day", field.Name, Shown(text))),
        FieldKind.Choice => field.Choices.FirstOrDefault(c => NameKey.Of(c) == NameKey.Of(text)) is { } choice
            ? (choice, null)
            : (null, new Rejection("answer.no-choice", field.Name, Shown(text), string.Join("、", field.Choices))),
        _ => Half(text).ToLowerInvariant() switch
        {
            "是" or "有" or "√" or Yes or "true" => (Yes, null),
            "否" or "无" or "×" or No or "false" => (No, null),
            _ => (null, new Rejection("answer.not-yes-or-no", field.Name, Shown(text))),
        },
    };

    /// <summary>Digits with commas and a dot, full width or half, with or without the field's own measure behind; null: it is no such number.</summary>
    private static string? NumberOf(string text, string? measure)
    {
        var half = Half(text);
        if (measure is not null && half.EndsWith(Half(measure), StringComparison.OrdinalIgnoreCase))
        {
            half = half[..^Half(measure).Length];
        }
        const NumberStyles Written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        return decimal.TryParse(half, Written, CultureInfo.InvariantCulture, out var number) && HasRightCommas(half) && decimal.Abs(number) < 1_000_000_000_000_000
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>1,234 is a number; 1,2 is perhaps two of them.</summary>
    private static bool HasRightCommas(string half)
    {
        var parts = half.Split('.')[0].TrimStart('-', '+').Split(',');
        return parts.Length == 1 || (parts[0].Length is >= 1 and <= 3 && parts.Skip(1).All(p => p.Length == 3));
    }

    private static DateOnly? DayOf(string text)
    {
        var half = Half(text);
        foreach (var form in (ReadOnlySpan<string>)["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"])
        {
            if (DateOnly.TryParseExact(half, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200)
            {
                return day;
            }
        }
        return null;
    }

    private static string Half(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c switch
    {
        '。' or '．' => '.',
        '—' or '－' or '−' => '-',
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        _ => c,
    }));

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
