using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.GoodPractices;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.GoodPractices;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker good-practices [--share ID] [--out FILE]</c>: 亮点做法.</summary>
internal static class GoodPracticesCommand
{
    public static Command Make(Screen screen)
    {
        var (data, account) = (CommonOptions.Data(screen), CommonOptions.As(screen));
        var share = new Option<string>("--share") { Description = screen.Word("option.good-practice-share"), HelpName = "ID" };
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.good-practices-out"), HelpName = "FILE" };
        var command = new Command("good-practices", screen.Word("command.good-practices")) { data, share, to, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(
            parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), client => Run(client, parsed.GetValue(share), parsed.GetValue(to), screen, cancel), cancel));
        return command;
    }

    private static async Task<int> Run(FolderClient client, string? share, FileInfo? to, Screen screen, CancellationToken cancel)
    {
        if (share is not null)
        {
            if (Ids.Address(share, GoodPractice.Kind.Name) is not { } practice)
            {
                return screen.Refuse(new Rejection("good-practice.unknown"));
            }
            var (receipt, refused) = await client.Post<PracticeReceipt>($"/api/good-practices/{practice.RouteForm}/share", new { }, cancel);
            if (receipt is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell("good-practices.shared", receipt.Practice);
            return ExitCode.Done;
        }
        if (to is not null)
        {
            return TableFormat.For(to.Name) is { } format
                ? await FileAnswer.Save(client, $"/api/good-practices/file{format.Ending}", to, screen, cancel)
                : screen.Refuse(new Rejection("file.format-unknown", to.Name));
        }
        var (all, why) = await client.Get<PracticeView[]>("/api/good-practices", cancel);
        if (all is null)
        {
            return screen.Refuse(why!);
        }
        foreach (var p in all)
        {
            screen.Results.WriteLine($"{p.Practice}\t{p.Unit}\t{p.Title}\t{p.SharedOn:yyyy-MM-dd}");
        }
        return ExitCode.Done;
    }
}
