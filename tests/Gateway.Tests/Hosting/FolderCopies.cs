namespace Tracker.Gateway.Tests.Hosting;

internal static class FolderCopies
{
    /// <summary>All files, below an empty folder; returns that folder.</summary>
    public static DirectoryInfo CopyTo(this DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to.FullName, Path.GetRelativePath(from.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
        return to;
    }
}
