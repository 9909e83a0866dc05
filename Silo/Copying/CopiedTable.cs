using System.Data.Common;

namespace Tracker.Silo.Copying;

/// <summary>A table that no fact gives and that every store keeps alike: copied row by row, by the names of its columns.</summary>
/// <param name="Key">Orders the rows, in every store alike.</param>
internal sealed record CopiedTable(string Name, string Key)
{
    public static IReadOnlyList<CopiedTable> All { get; } =
    [
        new("accounts", "account"),
        new("account_tokens", "hash"),
        new("sign_in_attempts", "login"),
        new("checkpoints", "reader"),
        new("beside", "address, kind, owner"),
        new("deliveries", "id"),
        new("delivery_cursors", "government, channel, recipient"),
    ];

    /// <summary>The rows in order; the values in the order of the columns' names.</summary>
    public IEnumerable<(string[] Columns, object[] Values)> Rows(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own words only
        command.CommandText = $"SELECT * FROM {Name} ORDER BY {Key}";
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).Order(StringComparer.Ordinal)];
        int[] places = [.. columns.Select(rows.GetOrdinal)];
        while (rows.Read())
        {
            yield return (columns, [.. places.Select(rows.GetValue)]);
        }
    }

    /// <summary>Puts the source's rows in place of the target's, in the transaction that the target's connection is in.</summary>
    public void Replace(DbConnection source, DbConnection target)
    {
        Run(target, $"DELETE FROM {Name}", [], []);
        foreach (var (columns, values) in Rows(source))
        {
            Run(target, $"INSERT INTO {Name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => $"@{c}"))})", columns, values);
        }
    }

    private static void Run(DbConnection target, string sql, string[] columns, object[] values)
    {
        using var command = target.CreateCommand();
#pragma warning disable CA2100 // our own words only
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{columns[i]}", values[i]);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }
}
