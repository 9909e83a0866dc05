using System.Diagnostics;

namespace Tracker.Faults.Mixed;

/// <summary>A file system of its own in a file, for real syncs and a real end of space.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const long Size = 2L << 30;

    private readonly string _image;

    private SmallDisk(string image, string folder) => (_image, Folder) = (image, folder);

    public string Folder { get; }

    /// <summary>Null: this machine does not let us.</summary>
    public static SmallDisk? Mount(string folder)
    {
        var image = folder + ".img";
        using (var file = File.Create(image))
        {
            file.SetLength(Size); // takes only what is written
        }
        Directory.CreateDirectory(folder);
        return Environment.UserName == "root" && Ran("mkfs.ext4", "-q", image) && Ran("mount", "-o", "loop", image, folder) ? new SmallDisk(image, folder) : null;
    }

    /// <summary>To the last block, until what is answered is disposed of.</summary>
    public IDisposable Fill()
    {
        var ballast = Path.Combine(Folder, "ballast");
        Ran("fallocate", "-l", $"{new DriveInfo(Folder).AvailableFreeSpace}", ballast);
        using var file = new FileStream(ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            return new Ballast(ballast);
        }
    }

    public void Dispose()
    {
        Ran("umount", "-l", Folder);
        File.Delete(_image);
    }

    private static bool Ran(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // it is not installed
        }
    }

    private sealed class Ballast(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
