namespace Tracker.Silo.Files;

/// <summary>
/// Folders and files of our own making are for their owner's eyes, whatever the umask: they hold password hashes and evidence. What is
/// already there keeps the rights it was given. On Windows the rights of the folder above count.
/// </summary>
internal static class OwnersOnly
{
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Empty, where there is none yet.</summary>
    public static void MakeFile(string path)
    {
        if (File.Exists(path))
        {
            return;
        }
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var made = new FileStream(path, options);
    }
}
