using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>Why an account refuses. Someone else's thing is answered with <see cref="NotFound"/>'s sibling of its own room, never with a reason.</summary>
public static class AccountRejections
{
    public static Rejection NotFound { get; } = new("account.not-found");

    /// <summary>The sign-in name belongs to another post.</summary>
    public static Rejection NameTaken { get; } = new("account.name-taken");

    public static Rejection RolesMissing { get; } = new("account.roles-missing");

    /// <summary>The government's register never gave that number.</summary>
    public static Rejection UnitUnknown(UnitId unit) => new("account.unit-unknown", unit.Value);

    /// <summary>交叉核查人员 have an account of their own, with a last day; no other account has one.</summary>
    public static Rejection CrossCheckerUneven { get; } = new("account.cross-checker-uneven");

    /// <summary>The last day is over already, or too far away.</summary>
    public static Rejection UntilInvalid(int most) => new("account.until-invalid", most.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A handler or a unit's administrator needs a unit.</summary>
    public static Rejection UnitMissing { get; } = new("account.unit-missing");
}
