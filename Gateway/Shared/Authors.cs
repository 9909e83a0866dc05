using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Shared;

/// <summary>Who did something, as people know them: the unit and the post. The account stands in where neither is known.</summary>
internal static class Authors
{
    /// <summary>As the directory of accounts knows it now.</summary>
    public static async ValueTask<string> Of(AccountDirectory accounts, IGrains grains, AccountId account) =>
        await accounts.Find(account) is { } entry
            ? Of((await grains.UnitRegister(entry.Government).Look()).State, entry.Units.IsEmpty ? null : entry.Units[0], entry.Post, account)
            : account == Actor.Machine.Account ? "系统" : account.Value;

    /// <summary>Who of a unit typed what is the unit's own: to whoever fills in for it from outside, no post is named.</summary>
    public static async ValueTask<string> OfDraft(AccountDirectory accounts, IGrains grains, AccountId account, AccountId reader, bool fromOutside) =>
        account == reader ? "您" : fromOutside ? "别人" : await Of(accounts, grains, account);

    public static string Of(UnitRegister register, UnitId? unit, string post, AccountId account) =>
        unit is { } own ? $"{register.Unit(own)?.Name ?? $"单位{own}"} {post}".TrimEnd()
        : post.Length > 0 ? post
        : account == Actor.Machine.Account ? "系统"
        : account.Value;
}
