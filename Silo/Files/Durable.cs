using System.Runtime.InteropServices;

namespace Tracker.Silo.Files;

/// <summary>What .NET does not offer for files that must outlast a power cut.</summary>
internal static partial class Durable
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT

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

    public static bool IsDiskFull(IOException error) => (error.HResult & 0xFFFF) is NoSpace or QuotaExceeded or 0x70;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
