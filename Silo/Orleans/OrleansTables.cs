using System.Reflection;
using Npgsql;

namespace Tracker.Silo.Orleans;

/// <summary>What Orleans keeps in the shared database: who is in the cluster, its reminders and snapshots; all in the schema <c>orleans</c>, beside Tracker's own tables.</summary>
internal static class OrleansTables
{
    public const string Invariant = "Npgsql";

    /// <summary>At most: membership, reminders and snapshots are few words beside the journal's.</summary>
    private const int Connections = 16;

    private const string Script = "Tracker.Silo.Orleans.orleans.sql";

    /// <summary>Several processes may start at once.</summary>
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(5207321)";

    /// <summary>The way to them: Orleans names its tables without a schema.</summary>
    public static string WayTo(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "orleans", MaxPoolSize = Connections }.ConnectionString;

    /// <summary>Makes them where they are missing and brings the queries up to date.</summary>
    public static async Task Make(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var sql in (string[])[OneAtATime, await Text(cancel)])
        {
#pragma warning disable CA2100 // the assembly's own resource
            await using var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private static async Task<string> Text(CancellationToken cancel)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Script)!);
        return await reader.ReadToEndAsync(cancel);
    }
}
