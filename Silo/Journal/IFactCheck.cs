using System.Data.Common;

namespace Tracker.Silo.Journal;

/// <summary>What another room keeps beside the journal, held against the facts while they are verified. For one verification only.</summary>
public interface IFactCheck
{
    /// <summary>Every fact that can be read, in order of position.</summary>
    void Pass(RecordedFact recorded, object fact);

    /// <summary>After the last fact.</summary>
    /// <param name="database">Of the same moment as the last fact.</param>
    IEnumerable<Finding> End(DbConnection database, CancellationToken cancel);
}
