namespace Tracker.Gateway.Tables;

/// <summary>How a sheet names its columns, and how much a cell of it can hold.</summary>
internal static class XlsxColumns
{
    /// <summary>In UTF-16 units, as spreadsheets count.</summary>
    public const int LongestText = 32_767;
    public const string CutMark = "……（超出单元格长度，已截断）";

    /// <summary>0 is A, 25 is Z, 26 is AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = rest / 26 - 1) letters = (char)('A' + rest % 26) + letters;
        return letters;
    }

    public static string Cut(string text)
    {
        var keep = LongestText - CutMark.Length;
        if (char.IsHighSurrogate(text[keep - 1])) keep--;
        return string.Concat(text.AsSpan(0, keep), CutMark);
    }
}
