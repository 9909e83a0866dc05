using System.Data;
using System.Data.Common;
using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Other rooms' tables: each piece of writing is a serializable transaction, run again where another came between.</summary>
internal sealed class PostgresTables(NpgsqlDataSource source) : IRoomTables
{
    private const int MostTries = 50;

    public async ValueTask<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancel = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
                var result = work(connection);
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected && tries < MostTries)
            {
                await Task.Delay(Random.Shared.Next(1, 5 * tries), cancel);
            }
            catch (Exception error) when (PostgresFault.IsAway(error) || error is PostgresException { SqlState: PostgresErrorCodes.DiskFull })
            {
                throw PostgresFault.Unavailable(error);
            }
        }
    }

    public ValueTask<T> Read<T>(Func<DbConnection, T> work, CancellationToken cancel = default) => Read(database => Task.FromResult(work(database)), cancel);

    public async ValueTask<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel = default)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return await work(connection);
        }
        catch (Exception error) when (PostgresFault.IsAway(error))
        {
            throw PostgresFault.Unavailable(error);
        }
    }
}
