using System.CommandLine;

namespace Tracker.Gateway.CommandLine;

/// <summary>A command of a room on a data folder: <c>tracker ROOM NAME [ARGUMENTS] [--data DIR] [OPTIONS] [--as ACCOUNT]</c>.</summary>
internal static class FolderCommand
{
    /// <param name="path">Room and name, such as <c>views save</c>; its text is <c>command.views.save</c>.</param>
    public static Command Make(
        string path, Screen screen, Argument[] arguments, Option[] options, Func<FolderClient, ParseResult, CancellationToken, Task<int>> work)
    {
        var (data, account) = (CommonOptions.Data(screen), CommonOptions.As(screen));
        var command = new Command(path.Split(' ')[^1], screen.Word($"command.{path.Replace(' ', '.')}"));
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }
        foreach (var option in (Option[])[data, .. options, account])
        {
            command.Add(option);
        }
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(
            parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), client => work(client, parsed, cancel), cancel));
        return command;
    }
}
