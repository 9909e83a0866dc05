using System.Runtime.InteropServices;

namespace Tracker.Silo.Files;

/// <summary>What .NET does not offer for files that must outlast a power cut.</summary>
internal static partial class Durable
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int CloseOnExec = 0x80000; // O_CLOEXEC, with O_RDONLY

    /// <summary>Makes a rename in the folder durable. Windows does that by itself.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open {path} to sync it.", Marshal.GetLastPInvokeError());
        }
        try
        {
            if (Sync(descriptor) != 0)
            {
                throw new IOException($"Cannot sync {path}.", Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Another descriptor of a file that is open, to sync it by (Linux); negative: there is none.</summary>
    public static int OpenAgain(string path) => Open(path, CloseOnExec);

    public static void CloseAgain(int descriptor)
    {
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Makes what was written to a file durable, and its size where that is needed to read it, but not when it was written. False: it is not.</summary>
    public static bool Data(int descriptor) => SyncData(descriptor) == 0;

    public static bool IsDiskFull(IOException error) => (error.HResult & 0xFFFF) is NoSpace or QuotaExceeded or 0x70;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "fdatasync")]
    private static partial int SyncData(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
