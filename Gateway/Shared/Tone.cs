namespace Tracker.Gateway.Shared;

/// <summary>The colours that a state can have, by what they mean to the reader.</summary>
public enum Tone
{
    /// <summary>Nothing has happened yet.</summary>
    Quiet,

    /// <summary>Going on.</summary>
    Active,

    /// <summary>Somebody has to look at it.</summary>
    Waiting,

    /// <summary>Something has to be put right soon.</summary>
    Warning,

    /// <summary>Late or wrong.</summary>
    Bad,

    /// <summary>Done.</summary>
    Good,
}
