namespace Tracker.Silo.Files;

/// <summary>Where a data folder keeps the keys that seal sessions. Whoever reads them can make sessions: the folder is its owner's alone.</summary>
public static class SessionKeyFolder
{
    public static DirectoryInfo In(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "keys");
        OwnersOnly.MakeFolder(path);
        return new DirectoryInfo(path);
    }
}
