namespace Tracker.Silo.Tests.Faults;

/// <summary>A test that needs strace; skipped, visibly, where there is none.</summary>
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute()
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Skip = "strace is not installed";
        }
    }
}
