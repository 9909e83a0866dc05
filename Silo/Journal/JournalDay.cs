using System.Text;
using System.Text.Json;

namespace Tracker.Silo.Journal;

/// <summary>The day a fact counts to, by its metadata's <c>at</c>: what the table of days and as-of reads go by.</summary>
internal static class JournalDay
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>China's date of a moment.</summary>
    public static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China).DateTime);

    /// <summary>When, as the metadata says; null where it does not say.</summary>
    public static DateTimeOffset? AtOf(string metadata)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(metadata));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("at"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var at) ? at : null;
                }
            }
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As the tables write it: 20210630; 0 for none.</summary>
    public static int Number(DateOnly? day) => day is { } d ? (d.Year * 100 + d.Month) * 100 + d.Day : 0;

    public static DateOnly? Day(int number) => number == 0 ? null : new DateOnly(number / 10_000, number / 100 % 100, number % 100);
}
