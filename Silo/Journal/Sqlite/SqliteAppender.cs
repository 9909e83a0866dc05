using System.Text;
using Microsoft.Data.Sqlite;
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
        _changes.Clear();
        var position = session.LastPosition;
        try
        {
            foreach (var stream in request.Streams)
            {
                var head = session.Heads[stream.Address];
                if (head.Version != stream.ExpectedVersion)
                {
                    return (AppendOutcome?)Repeated(request) ?? new AppendOutcome.Conflict(stream.Address, head.Version);
                }
                session.Ledger.Follow(stream.Address, head.No, stream.Facts, position + 1, _changes);
                position += stream.Facts.Length;
            }
        }
        catch (Exception error) when (error is not SqliteException)
        {
            if (Repeated(request) is { } repeated)
            {
                return repeated;
            }
            throw;
        }
        return request.Command is null || Remember(request, position) ? null : Repeated(request);
    }

    /// <summary>Writes what was just not refused.</summary>
    public AppendOutcome Write(ReadyAppend item)
    {
        var next = 0;
        foreach (var stream in item.Request.Streams)
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
        session.Days.Note(item.Request.At, session.LastPosition);
        return new AppendOutcome.Written(session.LastPosition);
    }

    /// <summary>The id's first answer, where it was said before: that goes before every other reason.</summary>
    private AppendOutcome.Repeated? Repeated(AppendRequest request) =>
        request.Command is { } command && CommandAnswers.Find(session.Statements, command.Id) is { } first ? new AppendOutcome.Repeated(first) : null;

    /// <summary>False: the id was said before. Asked by writing it, since that is one statement less for nearly all.</summary>
    private bool Remember(AppendRequest request, long lastPosition)
    {
        var (command, asked) = (request.Command!.Value, request.Streams[0]);
        var answer = new RememberedCommand(command.Id, command.BodyHash, asked.ExpectedVersion + asked.Facts.Length, lastPosition);
        return CommandAnswers.Keep(session.Statements, answer, session.Now);
    }

    private void Write(StreamAppend stream, ReadyAppend item, ref int next)
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
            session.Note(stream.Facts[i].Type);
            head = new StreamHead(no, version, hash);
        }
        session.Heads[stream.Address] = head;
        session.Kept.Note(stream);
    }
}
