using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.Shared;

/// <summary>Who did something, as people know them: the unit and the post. The account stands in where neither is known.</summary>
internal static class Authors
{
    public static string Of(UnitRegister register, UnitId? unit, string post, AccountId account) =>
        unit is { } own ? $"{register.Unit(own)?.Name ?? $"单位{own}"} {post}".TrimEnd()
        : post.Length > 0 ? post
        : account == Actor.Machine.Account ? "系统"
        : account.Value;
}
