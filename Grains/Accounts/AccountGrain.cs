using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Accounts;

public static class AccountGrain
{
    public static IGrain<Account, AccountCommand> Account(this IGrains grains, DivisionCode government, AccountId account) =>
        grains.Grain<Account, AccountCommand>(Accounts.Account.AddressOf(government, account));
}
