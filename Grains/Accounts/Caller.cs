using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>Who is asking, as the authorisation table needs to know it.</summary>
/// <param name="Government">The account's government; null for whoever owns the data folder, who may act in any.</param>
/// <param name="Units">Every unit that the account serves; <see cref="Actor.Unit"/> is the one it works for now.</param>
public sealed record Caller(Actor Actor, DivisionCode? Government, ImmutableArray<UnitId> Units)
{
    /// <summary>The operating-system user at the command line of an owned folder: recorded as <c>os-NAME</c>.</summary>
    public static Caller OwnerOfTheFolder(string user)
    {
        var name = string.Concat(user.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(37));
        var actor = new Actor(AccountId.Parse($"os-{name}"), "", null, [AccountRole.Office, AccountRole.Administrator]);
        return new Caller(actor, null, []);
    }

    public bool Serves(UnitId unit) => Units.Contains(unit);

    /// <summary>代录: the deed is done for a unit that is not one's own.</summary>
    public bool ActsForAnother(UnitId unit) => !Serves(unit);
}
