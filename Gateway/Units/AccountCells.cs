using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Units;

/// <summary>The accounts of one line: 账号, 姓名 and 角色 read side by side, several parted by 、.</summary>
internal static class AccountCells
{
    /// <summary>
    /// One account takes all roles of the cell. Several take them one by one (an account's own several joined by +), or all the same single one.
    /// Where a problem is told, nothing is read.
    /// </summary>
    public static ImmutableArray<AccountCell> Read(UnitsLine line, Action<string, Rejection> tell)
    {
        var accounts = line.Accounts;
        if (accounts.IsEmpty)
        {
            if (line.Persons.Length + line.Roles.Length > 0)
            {
                tell(UnitsHeadings.Account, UnitsImportRejections.AccountMissing);
            }
            return [];
        }
        var fine = true;
        void Tell(string column, Rejection why)
        {
            fine = false;
            tell(column, why);
        }
        if (line.Persons.Length > 0 && line.Persons.Length != accounts.Length)
        {
            Tell(UnitsHeadings.Person, UnitsImportRejections.PersonsUneven(accounts.Length, line.Persons.Length));
        }
        var roles = RolesOf(line, Tell);
        var cells = ImmutableArray.CreateBuilder<AccountCell>();
        for (var i = 0; i < accounts.Length; i++)
        {
            if (!Reads(accounts[i], out AccountId account))
            {
                Tell(UnitsHeadings.Account, UnitsImportRejections.AccountInvalid(accounts[i]));
            }
            else if (cells.Any(c => c.Account == account))
            {
                Tell(UnitsHeadings.Account, UnitsImportRejections.AccountTwice(accounts[i]));
            }
            else if (i < line.Persons.Length && AccountRules.PersonFault(line.Persons[i]) is { } fault)
            {
                Tell(UnitsHeadings.Person, fault);
            }
            else if (fine)
            {
                cells.Add(new AccountCell(account, line.Persons.IsEmpty ? "" : line.Persons[i], roles.Length == 1 ? roles[0] : roles[i]));
            }
        }
        return fine ? cells.ToImmutable() : [];
    }

    /// <summary>How a line's accounts are written into one cell.</summary>
    public static ImmutableArray<string> RolesCell(IReadOnlyList<ImmutableArray<AccountRole>> roles)
    {
        var words = roles.Select(r => r.Select(Shared.Words.Of)).ToList();
        return words.Count == 1 ? [.. words[0]] : [.. words.Select(w => string.Join(UnitsHeadings.RolesJoint, w))];
    }

    /// <summary>For each account, or one for all.</summary>
    private static ImmutableArray<ImmutableArray<AccountRole>> RolesOf(UnitsLine line, Action<string, Rejection> tell)
    {
        if (line.Roles.IsEmpty)
        {
            return [[]];
        }
        var read = line.Roles.Select(cell => Joined(cell, tell)).ToImmutableArray();
        if (line.Accounts.Length == 1)
        {
            return [[.. read.SelectMany(r => r).Distinct()]];
        }
        if (read.Length != 1 && read.Length != line.Accounts.Length)
        {
            tell(UnitsHeadings.Roles, UnitsImportRejections.RolesUneven(line.Accounts.Length, read.Length));
            return [[]];
        }
        return read;
    }

    private static ImmutableArray<AccountRole> Joined(string cell, Action<string, Rejection> tell)
    {
        var roles = ImmutableArray.CreateBuilder<AccountRole>();
        foreach (var word in cell.Split(UnitsHeadings.RolesJoint, '＋').Select(w => w.Trim()))
        {
            if (UnitsHeadings.RoleOf(word) is { } role)
            {
                roles.Add(role);
            }
            else
            {
                tell(UnitsHeadings.Roles, UnitsImportRejections.RoleUnknown(word));
            }
        }
        return [.. roles.Distinct()];
    }

    private static bool Reads<T>(string text, out T id)
        where T : struct, IIdentifier<T> => T.TryParse(text, null, out id);
}

/// <param name="PersonName">Empty: not said.</param>
/// <param name="Roles">Empty: not said.</param>
internal readonly record struct AccountCell(AccountId Account, string PersonName, ImmutableArray<AccountRole> Roles);
