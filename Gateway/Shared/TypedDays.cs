using System.Globalization;

namespace Tracker.Gateway.Shared;

/// <summary>A day as people type it where a browser has no field for days.</summary>
internal static class TypedDays
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>No day where nothing was typed; the words where they are no day.</summary>
    public static (DateOnly? Day, string? Unreadable) Read(string? typed) =>
        typed?.Trim() is not { Length: > 0 } text ? (null, null)
        : DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, null)
        : (null, text);
}
