namespace Tracker.Silo.LookBack;

/// <summary>Settings of the look-back (<c>Tracker:LookBack</c>).</summary>
public sealed class LookBackOptions
{
    /// <summary>Keep the text of a page when it is handed in as evidence. False: nothing is asked of any network for it.</summary>
    public bool RecordPages { get; set; }
}
