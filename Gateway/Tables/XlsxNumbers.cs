using System.Globalization;
using System.Xml;

namespace Tracker.Gateway.Tables;

/// <summary>Numbers as a reader sees them: fifteen digits, and a date where the cell's format shows one.</summary>
internal sealed class XlsxNumbers
{
    private const double EndOfTime = 2_958_466; // 10000-01-01
    private const int DaysTo1904 = 1462;
    private const int FirstDayAfterPhantom = 60; // spreadsheets believe in 29 February 1900
    private readonly List<bool> _isDate = []; // by cell format
    private readonly bool _from1904;

    public XlsxNumbers(XmlReader? styles, bool from1904)
    {
        _from1904 = from1904;
        var dateFormats = new HashSet<int>();
        var inCellFormats = false;
        while (styles?.Read() == true)
        {
            if (styles.LocalName == "cellXfs") inCellFormats = styles is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (styles.NodeType != XmlNodeType.Element) continue;
            if (styles.LocalName == "numFmt" && int.TryParse(styles.GetAttribute("numFmtId"), out var custom) && ShowsDate(styles.GetAttribute("formatCode") ?? "")) dateFormats.Add(custom);
            if (styles.LocalName == "xf" && inCellFormats) _isDate.Add(int.TryParse(styles.GetAttribute("numFmtId"), out var id) && (dateFormats.Contains(id) || IsBuiltInDate(id)));
        }
    }

    public string Shown(string stored, string? style)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return stored;
        if (int.TryParse(style, out var format) && format >= 0 && format < _isDate.Count && _isDate[format] && DateOf(number) is { } date) return date;
        return decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : stored;
    }

    private string? DateOf(double serial)
    {
        if (_from1904) serial += DaysTo1904;
        if (serial is < 0 or >= EndOfTime) return null;
        if (serial < 1) return DateTime.UnixEpoch.AddSeconds(Math.Round(serial * 86_400)).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var day = new DateTime(1899, 12, serial < FirstDayAfterPhantom ? 31 : 30).AddSeconds(Math.Round(serial * 86_400));
        return day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The built-in formats, with those that Chinese programs show as 年月日.</summary>
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>Whether year, month, day, hour, second or weekday stands in a format's first section outside quotes, brackets and escapes.</summary>
    internal static bool ShowsDate(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (char.ToLowerInvariant(format[i]))
            {
                case ';': return false;
                case '\\' or '_' or '*': i++; break;
                case '"' when Skip('"'): break;
                case '[' when IsElapsed(format.AsSpan(i + 1)): return true;
                case '[' when Skip(']'): break;
                case 'y' or 'm' or 'd' or 'h' or 's': return true;
                case 'a' when format.AsSpan(i).StartsWith("aaa", StringComparison.OrdinalIgnoreCase): return true;
            }

            bool Skip(char until)
            {
                var end = format.IndexOf(until, i + 1);
                i = end < 0 ? format.Length : end;
                return true;
            }
        }
        return false;
    }

    private static bool IsElapsed(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        return end > 0 && rest[..end].Trim("hHmMsS").IsEmpty;
    }
}
