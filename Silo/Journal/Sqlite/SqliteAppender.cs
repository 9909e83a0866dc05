using System.Text;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>One append within the batch's transaction: refuse or write, never half.</summary>
internal sealed class SqliteAppender(WriterSession session)
{
    private readonly Statement _insert = session.Statements[
        """
        INSERT INTO events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """];

    private readonly List<LedgerChange> _changes = [];

    /// <summary>Why the append is refused; null: it may be written. A throw says that it is a bug; nothing was written either way.</summary>
    public AppendOutcome? Refusal(AppendRequest request)
    {
        if (request.Command is { } stamp && CommandAnswers.Find(session.Statements, stamp.Id) is { } first)
        {
            return new AppendOutcome.Repeated(first);
        }
        _changes.Clear();
        var position = session.LastPosition + 1;
        foreach (var stream in request.Streams)
        {
            var head = session.Heads[stream.Address];
            if (head.Version != stream.ExpectedVersion)
            {
                return new AppendOutcome.Conflict(stream.Address, head.Version);
            }
            session.Ledger.Follow(stream.Address, head.No, stream.Facts.Select(f => f.Fact), position, _changes);
            position += stream.Facts.Length;
        }
        return null;
    }

    /// <summary>Writes what was just not refused.</summary>
    public AppendOutcome Write(AppendItem item)
    {
        var request = item.Request;
        var next = 0;
        foreach (var stream in request.Streams)
        {
            if (stream.Facts.Length > 0)
            {
                Write(stream, item, ref next);
            }
        }
        foreach (var change in _changes)
        {
            session.Ledger.Apply(change);
        }
        session.Days.Note(request.At, session.LastPosition);
        if (request.Command is { } command)
        {
            var asked = request.Streams[0];
            CommandAnswers.Keep(
                session.Statements,
                new RememberedCommand(command.Id, command.BodyHash, asked.ExpectedVersion + asked.Facts.Length, session.LastPosition),
                session.Now);
        }
        return new AppendOutcome.Written(session.LastPosition);
    }

    private void Write(StreamAppend stream, AppendItem item, ref int next)
    {
        var no = session.Heads.NumberOf(stream.Address);
        var head = session.Heads[stream.Address];
        var address = Encoding.UTF8.GetBytes(stream.Address.Value);
        for (var i = 0; i < stream.Facts.Length; i++)
        {
            var fact = item.Facts[next++];
            var version = head.Version + 1;
            var hash = FactHash.Of(head.Hash, address, version, fact.Type, item.Metadata, fact.Digest);
            _insert
                .Bind(1, ++session.LastPosition)
                .Bind(2, no)
                .Bind(3, version)
                .BindText(4, fact.Type)
                .BindText(5, fact.Data)
                .Bind(6, fact.Salt)
                .Bind(7, fact.Digest)
                .BindText(8, item.Metadata)
                .Bind(9, FactHash.Sha256)
                .Bind(10, hash)
                .Run();
            head = new StreamHead(no, version, hash);
        }
        session.Heads[stream.Address] = head;
    }
}
