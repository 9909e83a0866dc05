using System.Text;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>One append within the batch's transaction: refuse or write, never half.</summary>
internal sealed class SqliteAppender(WriterSession session)
{
    private readonly Statement _insert = session.Statements[
        """
        INSERT INTO events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """];

    public AppendOutcome Append(AppendItem item)
    {
        var request = item.Request;
        if (request.Command is { } stamp && CommandAnswers.Find(session.Statements, stamp.Id) is { } first)
        {
            return new AppendOutcome.Repeated(first);
        }
        foreach (var stream in request.Streams)
        {
            if (session.Heads[stream.Address].Version is var actual && actual != stream.ExpectedVersion)
            {
                return new AppendOutcome.Conflict(stream.Address, actual);
            }
        }
        var next = 0;
        foreach (var stream in request.Streams)
        {
            if (stream.Facts.Length > 0)
            {
                Write(stream, item, ref next);
            }
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
