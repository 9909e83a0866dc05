using System.Globalization;
using System.Data.Common;
using Tracker.Accounts;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Accounts;

/// <summary>
/// Is what sign-in believes of each account (post, units, roles, suspension) what the account's facts say? A copy may lag for a moment: it is held
/// against the account as it stood at the copy's version. Names and credentials stand in no fact and cannot be checked.
/// </summary>
internal sealed class AccountCheck : IFactCheck
{
    /// <summary>By address: the account after each of its facts.</summary>
    private readonly Dictionary<string, List<Account>> _lives = [];

    public void Pass(RecordedFact recorded, object fact)
    {
        if (fact is not AccountEvent happened)
        {
            return;
        }
        if (!_lives.TryGetValue(recorded.Address.Value, out var life))
        {
            _lives.Add(recorded.Address.Value, life = []);
        }
        life.Add(Account.Evolve(life is [.., var last] ? last : Account.Initial, happened));
    }

    public IEnumerable<Finding> End(DbConnection database, CancellationToken cancel)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT account, government, post, units, roles, suspended, version, until FROM accounts ORDER BY account";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var (name, government, version) = (rows.GetString(0), rows.GetString(1), rows.GetInt64(6));
            var address = $"{government}/0000/account/{name}";
            var kept = Line(rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetInt64(5) != 0, JournalDay.Day((int)rows.GetInt64(7)));
            var right = _lives.TryGetValue(address, out var life) && version >= 1 && version <= life.Count ? LineOf(life[(int)version - 1]) : "no such account";
            if (kept != right)
            {
                yield return new Finding(
                    FindingCode.AccountDiffers, null, address, version, null, string.Create(CultureInfo.InvariantCulture, $"Kept at version {version}: {kept}; by the journal: {right}."));
            }
        }
    }

    private static string LineOf(Account account) => account is Account.Opened a
        ? Line(a.Post, AccountRow.TextOf(a.Units), AccountRow.TextOf(a.Roles), a.Suspended, a.Until)
        : "";

    private static string Line(string post, string units, string roles, bool suspended, DateOnly? until) =>
        string.Create(CultureInfo.InvariantCulture, $"{post} | {units} | {roles} | {(suspended ? "suspended" : "active")}{(until is { } last ? $" until {last:yyyy-MM-dd}" : "")}");
}
