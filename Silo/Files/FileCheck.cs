using System.Data.Common;
using Tracker.Evidence;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Files;

/// <summary>Reads every kept file that a fact speaks of: is its content still that of its name?</summary>
internal sealed class FileCheck(IFileShelf shelf) : IFactCheck
{
    /// <summary>Each file is read once, and told of the fact that spoke of it first.</summary>
    private readonly Dictionary<string, RecordedFact> _files = [];

    public void Pass(RecordedFact recorded, object fact)
    {
        if (fact is IKeepsFiles speaking)
        {
            foreach (var hash in speaking.FileHashes())
            {
                _files.TryAdd(hash, recorded);
            }
        }
    }

    public IEnumerable<Finding> End(DbConnection database, CancellationToken cancel)
    {
        foreach (var (hash, fact) in _files)
        {
            cancel.ThrowIfCancellationRequested();
            if (!shelf.Has(hash))
            {
                yield return About(fact, FindingCode.FileMissing, $"No file {hash} is kept.");
            }
            else if (!shelf.IsIntact(hash))
            {
                yield return About(fact, FindingCode.FileChanged, $"The content of the kept file {hash} has another hash.");
            }
        }
    }

    private static Finding About(RecordedFact fact, string code, string detail) =>
        new(code, fact.Position, fact.Address.Value, fact.Version, fact.Type, detail);
}
