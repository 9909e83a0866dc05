namespace Tracker.Silo.Journal;

/// <summary>The end of a stream.</summary>
/// <param name="No">The stream's number in the tables; 0: not numbered yet.</param>
internal readonly record struct StreamHead(long No, long Version, byte[] Hash)
{
    public static StreamHead None { get; } = new(0, 0, []);
}
