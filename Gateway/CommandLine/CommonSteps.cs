using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary>What every command on a data folder does round its own work.</summary>
internal static class CommonSteps
{
    public static async Task<int> InFolder(
        DirectoryInfo folder, Screen screen, bool make, string? account, Func<FolderClient, Task<int>> work, CancellationToken cancel)
    {
        var (door, refused) = await FolderDoor.Open(folder, screen, make, account, cancel);
        if (door is null)
        {
            return screen.Refuse(refused!);
        }
        await using (door)
        {
            return await work(door.Client);
        }
    }
}
