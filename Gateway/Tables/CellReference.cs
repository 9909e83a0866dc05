using System.Globalization;

namespace Tracker.Gateway.Tables;

/// <summary>B12 and its like.</summary>
internal static class CellReference
{
    private const int LastColumn = 16_384;
    private const int LastRow = 1_048_576;

    /// <param name="row">From 1, as readers count.</param>
    /// <param name="column">From 0.</param>
    public static bool TryParse(ReadOnlySpan<char> reference, out int row, out int column)
    {
        column = 0;
        row = 0;
        var at = 0;
        for (; at < reference.Length && char.IsAsciiLetter(reference[at]) && column <= LastColumn; at++) column = column * 26 + (reference[at] & 0x1F);
        column--;
        return column is >= 0 and < LastColumn && int.TryParse(reference[at..], NumberStyles.None, null, out row) && row is > 0 and <= LastRow;
    }
}
