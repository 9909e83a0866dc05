using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>Who may manage whose account.</summary>
public static class AccountRules
{
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
