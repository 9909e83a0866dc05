using System.Diagnostics;

namespace Tracker.Silo.Tests.Journal.Sqlite;

/// <summary>A disk of 3 MB in memory, mounted over a folder; needs root on Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder)
    {
        _folder = folder;
        if (!Run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder))
        {
            throw new InvalidOperationException("The small disk cannot be mounted.");
        }
    }

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>Skipped, visibly, where a small disk cannot be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnSmallDiskAttribute : FactAttribute
{
    public FactOnSmallDiskAttribute()
    {
        try
        {
            using var folder = new TemporaryFolder();
            using var disk = new SmallDisk(folder.Path);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Skip = "needs root on Linux, to mount a disk of 3 MB";
        }
    }
}
