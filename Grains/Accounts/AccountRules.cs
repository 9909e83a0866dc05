using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>Who may manage whose account.</summary>
public static class AccountRules
{
    private const int LongestPost = 100;
    private const int LongestPerson = 50;
    private const int LongestLabel = 100;

    /// <summary>What is wrong with a post's name, which every event carries; null: nothing.</summary>
    public static Rejection? PostFault(string post) =>
        post.Length > LongestPost || post.Any(char.IsControl) ? new Rejection("account.post-invalid", $"{LongestPost}") : null;

    /// <summary>What is wrong with the name of the person on a post; null: nothing.</summary>
    public static Rejection? PersonFault(string name) =>
        string.IsNullOrWhiteSpace(name) ? new Rejection("account.person-missing")
        : name.Length > LongestPerson || name.Any(char.IsControl) ? new Rejection("account.person-invalid", $"{LongestPerson}")
        : null;

    /// <summary>What is wrong with what a token is said to be for; null: nothing.</summary>
    public static Rejection? LabelFault(string label) =>
        label.Length > LongestLabel || label.Any(char.IsControl) ? new Rejection("token.label-invalid", $"{LongestLabel}") : null;

    /// <summary>
    /// An administrator any account of the government; a unit's administrator those whose units are all their own and that may do no more
    /// than a unit's people do, else a printed code would be a way to the office's rights.
    /// </summary>
    public static bool MayManage(
        Caller caller, Deed deed, DivisionCode government, ImmutableArray<UnitId> units, ImmutableArray<AccountRole> roles)
    {
        var whole = Subject.Whole(government);
        if (AccessTable.May(caller, Deed.ManageAccounts, whole))
        {
            return true;
        }
        return !units.IsEmpty
            && roles.All(r => r is AccountRole.UnitHandler or AccountRole.UnitAdministrator)
            && units.All(u => AccessTable.May(caller, deed, whole with { Unit = u }));
    }
}
