using System.Data.Common;
using Microsoft.Data.Sqlite;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>Today's tables in memory: thousands of schedules need no disk.</summary>
internal sealed class MemoryTables : IRoomTables, IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public MemoryTables(TimeProvider clock)
    {
        _connection.Open();
        SqliteDatabase.Schema.Run(_connection, clock);
    }

    public ValueTask<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancel = default)
    {
        SqliteDatabase.Run(_connection, "BEGIN");
        try
        {
            var answer = work(_connection);
            SqliteDatabase.Run(_connection, "COMMIT");
            return new(answer);
        }
        catch
        {
            SqliteDatabase.Run(_connection, "ROLLBACK");
            throw;
        }
    }

    public ValueTask<T> Read<T>(Func<DbConnection, T> work, CancellationToken cancel = default) => new(work(_connection));

    public async ValueTask<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel = default) => await work(_connection);

    public void Dispose() => _connection.Dispose();
}

/// <summary>The process dies at some moment: before or after anything it writes or sends, and does nothing from then on.</summary>
internal sealed class Death(Random chance, int oneIn)
{
    public bool IsDead { get; private set; }

    public void May()
    {
        IsDead |= chance.Next(oneIn) == 0;
        if (IsDead)
        {
            throw new KilledException();
        }
    }
}

internal sealed class KilledException : Exception;

internal sealed class MortalTables(IRoomTables tables, Death death) : IRoomTables
{
    public async ValueTask<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancel = default)
    {
        death.May();
        var answer = await tables.Write(work, cancel);
        death.May();
        return answer;
    }

    public async ValueTask<T> Read<T>(Func<DbConnection, T> work, CancellationToken cancel = default)
    {
        death.May();
        return await tables.Read(work, cancel);
    }

    public ValueTask<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel = default) => throw new NotSupportedException();
}
