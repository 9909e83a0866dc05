using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>A connection's statements, each prepared once.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    // Literals are found by reference: to hash a long text for every small statement would cost as much as to run it.
    private readonly Dictionary<string, Statement> _literals = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);

    public Statement this[string sql]
    {
        get
        {
            if (_literals.TryGetValue(sql, out var statement))
            {
                return statement;
            }
            if (!_prepared.TryGetValue(sql, out statement))
            {
                _prepared[sql] = statement = new Statement(connection, sql);
            }
            if (ReferenceEquals(string.IsInterned(sql), sql))
            {
                _literals[sql] = statement;
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
        _literals.Clear();
    }
}
