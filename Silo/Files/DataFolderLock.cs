using System.Globalization;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Files;

/// <summary>One process owns a data folder, by a lock that ends with the process however it ends.</summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _lock;

    private DataFolderLock(FileStream held) => _lock = held;

    /// <summary>Throws <see cref="StoreRefusedException"/> <c>folder.owned</c> with the owner's process id, where it is known, or <c>journal.disk-full</c>.</summary>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            OwnersOnly.MakeFolder(folder);
            return Owned(folder, Hold(folder));
        }
        catch (IOException error) when (Durable.IsDiskFull(error))
        {
            throw new StoreRefusedException(new Rejection("journal.disk-full"));
        }
    }

    private static DataFolderLock Owned(string folder, FileStream held)
    {
        try
        {
            File.WriteAllText(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolderLock(held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "tracker.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeldElsewhere(error))
        {
            throw new StoreRefusedException(new Rejection("folder.owned", OwnerOf(folder)));
        }
    }

    /// <summary>Not a full disk, a read-only one or the like: EAGAIN of Linux, EAGAIN of macOS, a sharing violation of Windows.</summary>
    private static bool IsHeldElsewhere(IOException error) => (error.HResult & 0xFFFF) is 11 or 35 or 32;

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
