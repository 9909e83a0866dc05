using Tracker.Gateway.Unpacking;

namespace Tracker.Gateway.Tables;

/// <summary>How much of an uploaded workbook is read at most.</summary>
internal sealed record XlsxLimits : UnpackingLimits
{
    public static XlsxLimits Default { get; } = new();

    /// <summary>Rows with any content.</summary>
    public int Rows { get; init; } = 100_000;

    /// <summary>Counted from A to the last column with content.</summary>
    public int Columns { get; init; } = 256;
    public int SharedTexts { get; init; } = 2_000_000;
    public int MergedAreas { get; init; } = 50_000;
}
