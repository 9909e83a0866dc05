using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>A connection's statements, each prepared once.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);

    public Statement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement))
            {
                _prepared[sql] = statement = new Statement(connection, sql);
            }
            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }
        _prepared.Clear();
    }
}
