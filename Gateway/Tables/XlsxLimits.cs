namespace Tracker.Gateway.Tables;

/// <summary>How much of an uploaded workbook is read at most. The defaults take last year's ledger of a province and stop a zip bomb.</summary>
internal sealed record XlsxLimits
{
    public static XlsxLimits Default { get; } = new();

    public long FileBytes { get; init; } = 50L << 20;

    /// <summary>All parts together, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Unpacked to packed; judged only past <see cref="RatioFrom"/>, since small sheets of blank cells pack very well.</summary>
    public int Ratio { get; init; } = 250;
    public long RatioFrom { get; init; } = 16L << 20;

    public int Parts { get; init; } = 4_000;

    /// <summary>Rows with any content.</summary>
    public int Rows { get; init; } = 100_000;

    /// <summary>Counted from A to the last column with content.</summary>
    public int Columns { get; init; } = 256;
    public int SharedTexts { get; init; } = 2_000_000;
    public int MergedAreas { get; init; } = 50_000;
}
