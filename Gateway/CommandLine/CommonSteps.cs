using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary>What every command on a data folder does round its own work.</summary>
internal static class CommonSteps
{
    /// <param name="refuse">What to say when the folder cannot be used; null: why, with the refusal's exit code.</param>
    public static async Task<int> InFolder(
        DirectoryInfo folder,
        Screen screen,
        bool make,
        string? account,
        Func<FolderClient, Task<int>> work,
        CancellationToken cancel,
        Func<Rejection, Screen, int>? refuse = null)
    {
        var (door, refused) = await FolderDoor.Open(folder, screen, make, account, cancel);
        if (door is null)
        {
            return refuse?.Invoke(refused!, screen) ?? screen.Refuse(refused!);
        }
        await using (door)
        {
            try
            {
                return await work(door.Client);
            }
            catch (HttpRequestException)
            {
                // The owner ended in the middle: whether it was written is not known here.
                return screen.Refuse(new Rejection("folder.cut-off"));
            }
        }
    }
}
