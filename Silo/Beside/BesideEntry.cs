using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Silo.Beside;

/// <summary>A text that stands beside the journal: what of (<paramref name="Address"/>), what kind of thing, whose.</summary>
/// <param name="Kind">One of <see cref="BesideKinds"/>.</param>
/// <param name="Owner">A unit's number, an account or a name of its own: the kind says which.</param>
/// <param name="Version">Grows with every change and never comes back, not even after a removal.</param>
public sealed record BesideEntry(GrainAddress Address, string Kind, string Owner, string Text, long Version, AccountId By, DateTimeOffset At);

/// <summary>What was to be put, and what stands now.</summary>
/// <param name="Written">False: it stood at another version than expected, and stands unchanged.</param>
/// <param name="Now">Null: nothing stands.</param>
public readonly record struct BesideOutcome(bool Written, BesideEntry? Now);

/// <summary>What is kept beside the journal.</summary>
public static class BesideKinds
{
    /// <summary>A unit's sheet that was not sent yet.</summary>
    public const string Draft = "draft";

    /// <summary>What was typed on a unit's sheet and let go without being sent, to be read.</summary>
    public const string DroppedDraft = "dropped-draft";

    /// <summary>Names and telephone numbers (填报人, 审核人, 联系电话, 分管领导, 联系人): persons never stand in events.</summary>
    public const string People = "people";

    /// <summary>What an account's upload came to, for the page that says so: for a day.</summary>
    public const string WriteResult = "write-result";

    /// <summary>A view of the ledger that somebody saved.</summary>
    public const string View = "view";

    /// <summary>The columns of a paper or a workbook, as the office wants them.</summary>
    public const string Template = "template";

    /// <summary>How a government's notices leave the house, with the passwords of its mail server and webhooks.</summary>
    public const string Delivery = "delivery";

    /// <summary>An account's mail address and how often it wants a digest.</summary>
    public const string PersonalDelivery = "personal-delivery";

    /// <summary>What an account has read of its inbox.</summary>
    public const string InboxMarks = "inbox-marks";
}
