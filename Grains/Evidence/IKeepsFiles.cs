namespace Tracker.Evidence;

/// <summary>A fact that speaks of kept files: a verification reads them too.</summary>
public interface IKeepsFiles
{
    /// <summary>SHA-256 of each, 64 lower-case hex digits.</summary>
    IEnumerable<string> FileHashes();
}
