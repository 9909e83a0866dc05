using System.Globalization;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Copying;

/// <summary>What is read of a source besides its facts.</summary>
internal static class CopyRest
{
    /// <summary>Every numbered address, in order of its number.</summary>
    public static IEnumerable<(long No, string Address)> Streams(IStoredRows source) =>
        source.Rows("SELECT no, address FROM streams ORDER BY no").Select(row => (long.Parse(row[0], CultureInfo.InvariantCulture), row[1]));
}
