using Npgsql;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>The small writes of a batch, in order, each a statement of the same round trip.</summary>
internal sealed class SideWrites
{
    private readonly List<SideWrite> _writes = [];

    public bool IsEmpty => _writes.Count == 0;

    public void Add(SideWrite write) => _writes.Add(write);

    public void Clear() => _writes.Clear();

    /// <param name="facts">How many facts the batch wrote before: positions are counted from there.</param>
    public void AddTo(NpgsqlBatch batch, int facts)
    {
        foreach (var write in _writes)
        {
            batch.BatchCommands.Add(Command(write, facts));
        }
    }

    private static NpgsqlBatchCommand Command(SideWrite write, int facts)
    {
        var sql = write.Sql;
        if (write.Position > 0)
        {
            var (at, last) = ($"${write.Position}", $"${write.Values.Length + 1}");
            sql = sql.Replace($"{at},", $"in_journal({at}, (SELECT coalesce(max(position), 0) FROM events) - {last}),", StringComparison.Ordinal);
        }
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in write.Values)
        {
            command.Parameters.Add(value is string text ? new NpgsqlParameter<string> { TypedValue = text } : new NpgsqlParameter<long> { TypedValue = (long)value });
        }
        if (write.Position > 0)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = facts });
        }
        return command;
    }
}
