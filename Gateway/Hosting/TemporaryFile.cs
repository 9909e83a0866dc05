namespace Tracker.Gateway.Hosting;

/// <summary>An upload while it is looked at: gone when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Make() => new(
        Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    /// <summary>False: it is longer than the limit.</summary>
    public static async ValueTask<bool> CopyWithin(Stream from, long limit, FileStream to, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            if (to.Length + read > limit)
            {
                return false;
            }
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        to.Position = 0;
        return true;
    }
}
