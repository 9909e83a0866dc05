namespace Tracker.Accounts;

/// <summary>Of which units a role may do a deed; always within the account's own government.</summary>
[Flags]
public enum Reach
{
    Nothing = 0,

    /// <summary>The units that the account serves.</summary>
    OwnUnit = 1,

    /// <summary>Units below them in the tree.</summary>
    OwnTree = 2,

    /// <summary>Every unit, on the points that they lead, and nothing else of those units.</summary>
    OwnPoints = 4,

    /// <summary>The whole government.</summary>
    Everything = 8,
}
