using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>One process owns a data folder, by a lock that ends with the process however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _lock;

    private DataFolderLock(FileStream held) => _lock = held;

    /// <summary>Throws <see cref="StoreRefusedException"/> <c>folder.owned</c> with the owner's process id, where it is known.</summary>
    public static DataFolderLock Take(string folder)
    {
        Make(folder);
        try
        {
            var held = new FileStream(Path.Combine(folder, "tracker.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolderLock(held);
        }
        catch (IOException) when (File.Exists(OwnerFile(folder)))
        {
            throw new StoreRefusedException(new Rejection("folder.owned", OwnerOf(folder)));
        }
    }

    /// <summary>A folder of our own making is for its owner's eyes: it holds password hashes.</summary>
    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static string OwnerFile(string folder) => Path.Combine(folder, "tracker.owner");

    private static string OwnerOf(string folder)
    {
        try
        {
            return File.ReadAllText(OwnerFile(folder)).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
