using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>Fills empty ledger tables and the table of days from the journal, fact by fact, as the appends did.</summary>
internal sealed class LedgerReplay(LedgerBatch ledger, DayTable days)
{
    private const int FactsBetweenFlushes = 5_000;
    private readonly List<LedgerChange> _changes = [];
    private readonly EvidenceAgain _evidence = new();
    private int _sinceFlush;

    /// <summary>Throws <see cref="JournalOutOfOrderException"/> when the fact cannot be followed.</summary>
    /// <param name="stream">The stream's number.</param>
    /// <param name="decoded">The fact itself.</param>
    public void Follow(long stream, RecordedFact fact, object decoded)
    {
        _changes.Clear();
        ledger.Follow(fact.Address, stream, [new NewFact(fact.Type, fact.Data, _evidence.Counted(stream, decoded))], fact.Position, _changes);
        foreach (var change in _changes)
        {
            ledger.Apply(change);
        }
        days.Note(JournalDay.AtOf(fact.Metadata), fact.Position);
        if (++_sinceFlush == FactsBetweenFlushes)
        {
            Flush();
        }
    }

    public void Flush()
    {
        ledger.Flush();
        days.Flush();
        _sinceFlush = 0;
    }
}

/// <summary>Drops the ledger's tables and fills them anew, in one transaction of the writer: done wholly or not at all.</summary>
internal sealed class LedgerRebuild(FactCodec codec, IProgress<JournalProgress>? progress) : WriteItem<long>
{
    private const int FactsBetweenReports = 10_000;

    public override bool StandsAlone => true;

    public override void Run(WriterSession session)
    {
        session.Kept.NoteRebuilt();
        session.Tables.Clear();
        session.Ledger.Forget();
        session.Days.Forget();
        var replay = new LedgerReplay(session.Ledger, session.Days);
        var rows = session.Statements[
            """
            SELECT e.stream, e.position, s.address, e.version, e.type, e.data, e.metadata
            FROM events e JOIN streams s ON s.no = e.stream ORDER BY e.position
            """];
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            var fact = new RecordedFact(
                rows.Long(1), GrainAddress.Parse(rows.Text(2)), rows.Long(3), rows.Text(4), rows.Text(5), rows.Text(6));
            replay.Follow(rows.Long(0), fact, codec.Decode(fact.Type, fact.Data));
            Result = fact.Position;
            if (fact.Position % FactsBetweenReports == 0)
            {
                progress?.Report(new JournalProgress(fact.Position, session.LastPosition));
            }
        }
        replay.Flush();
        progress?.Report(new JournalProgress(session.LastPosition, session.LastPosition));
    }
}
