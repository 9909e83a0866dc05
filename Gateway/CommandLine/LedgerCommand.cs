using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker ledger --plan ID --out FILE</c>: the ledger (台账) as xlsx, csv or json, by the file's ending.</summary>
internal static class LedgerCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var plan = CommonOptions.Id("--plan", screen);
        var asOf = CommonOptions.AsOf(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        var account = CommonOptions.As(screen);
        var command = new Command("ledger", screen.Word("command.ledger")) { data, plan, asOf, to, account };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(to);
            if (TableFormat.For(file.Name) is not { } format)
            {
                return screen.Refuse(new Rejection("file.format-unknown", file.Name));
            }
            var day = parsed.GetValue(asOf)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var path = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/ledger/file{format.Ending}{(day is null ? "" : $"?asOf={day}")}";
            return await CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
            {
                var code = await Download(client, path, file, screen, cancel);
                if (code == ExitCode.Done)
                {
                    screen.Tell("ledger.written", file.FullName);
                }
                return code;
            }, cancel);
        });
        return command;
    }

    /// <summary>The file appears whole or not at all.</summary>
    public static async Task<int> Download(FolderClient client, string path, FileInfo file, Screen screen, CancellationToken cancel)
    {
        var (response, refused) = await client.Open(HttpMethod.Get, path, cancel);
        if (response is null)
        {
            return screen.Refuse(refused!);
        }
        using (response)
        {
            var growing = $"{file.FullName}.{Guid.CreateVersion7():N}.part";
            try
            {
                await using (var to = new FileStream(growing, FileMode.CreateNew))
                {
                    await response.Content.CopyToAsync(to, cancel);
                }
                File.Move(growing, file.FullName, overwrite: true);
                return ExitCode.Done;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return screen.Refuse(new Rejection("file.not-written", file.FullName));
            }
            finally
            {
                File.Delete(growing);
            }
        }
    }
}
