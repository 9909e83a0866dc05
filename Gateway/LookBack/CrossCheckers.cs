using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>Temporary accounts (交叉核查人员) that the office opens for a look-back; they end by themselves.</summary>
internal sealed class CrossCheckers(AccountDesk accounts, AccountDirectory directory, TimeProvider clock)
{
    public const int UsualDays = 30;

    /// <summary>With a one-time code, shown this once.</summary>
    public ValueTask<CodeOutcome> Open(Errand errand, DivisionCode government, CheckerBody wanted, CancellationToken cancel = default) => Access.May(errand.Who, Deed.ManageLookBack, government)
        ? accounts.Open(
            errand.Who, errand.At(clock.GetUtcNow()),
            new NewAccount(wanted.Account, government, "交叉核查岗", [wanted.Unit], [AccountRole.CrossChecker], wanted.PersonName) { Until = wanted.Until ?? clock.Today.AddDays(UsualDays) }, cancel)
        : new(new CodeOutcome(null, AccountRejections.NotFound));

    /// <summary>All that were ever opened, the last to end first.</summary>
    public async ValueTask<IReadOnlyList<AccountEntry>> All(Caller caller, DivisionCode government, CancellationToken cancel = default) => Access.May(caller, Deed.ManageLookBack, government)
        ? [.. (await directory.All(government, cancel)).Where(a => a.Roles.Contains(AccountRole.CrossChecker)).OrderByDescending(a => a.Until)]
        : [];
}

/// <param name="Until">The last day; absent: so many days from today as is usual.</param>
internal sealed record CheckerBody(AccountId Account, string PersonName, UnitId Unit, DateOnly? Until = null);
