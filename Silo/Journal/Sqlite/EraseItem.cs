using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Erases one fact's words by law and records it, in one transaction. Answers why not, where it cannot be.</summary>
internal sealed class EraseItem(long position, string basis, Envelope envelope, FactCodec codec) : WriteItem<Rejection?>
{
    /// <summary>Older copies of the changed page stand in the log until it is emptied.</summary>
    public override bool WantsLogEmptied => Result is null && Error is null;

    public override void Run(WriterSession session) => Error = session.UndoneWhenItThrows(() => Erase(session));

    private void Erase(WriterSession session)
    {
        var fact = Read(session);
        var (erasure, rejection) = Erasure.Of(fact, position, basis, envelope, codec);
        Result = rejection;
        if (erasure is not null)
        {
            var append = new ReadyAppend(erasure.Append(session.Heads[erasure.Stream].Version));
            session.Appender.Refusal(append.Request);
            session.Appender.Write(append);
            session.Ledger.Touch(fact!.Address);
            session.Kept.NoteErased(fact.Address);
            session.Statements["UPDATE events SET data = ?2, salt = NULL WHERE position = ?1"].Bind(1, position).BindText(2, erasure.Left).Run();
        }
    }

    private RecordedFact? Read(WriterSession session)
    {
        var row = session.Statements[
            """
            SELECT s.address, e.version, e.type, e.data, e.metadata, e.salt IS NULL
            FROM events e JOIN streams s ON s.no = e.stream WHERE e.position = ?1
            """].Bind(1, position);
        using var done = row.ResetAtEnd();
        return row.Step()
            ? new RecordedFact(position, GrainAddress.Parse(row.Text(0)), row.Long(1), row.Text(2), row.Text(3), row.Text(4), row.Long(5) == 1)
            : null;
    }
}
