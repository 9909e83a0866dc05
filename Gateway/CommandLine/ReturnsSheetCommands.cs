using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker returns sheet|send|return</c>: one unit's sheet.</summary>
internal static class ReturnsSheetCommands
{
    public static Command Sheet(Screen screen)
    {
        var (period, unit) = (ReturnsCommand.Period(screen), ReturnsCommand.Unit(screen));
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        return FolderCommand.Make("returns sheet", screen, [period, unit], [json], async (client, parsed, cancel) =>
        {
            var (sheet, refused) = await client.Get<SheetView>(PathOf(parsed.GetRequiredValue(period), parsed.GetRequiredValue(unit)), cancel);
            if (sheet is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(sheet, WireJson.Client));
                return ExitCode.Done;
            }
            foreach (var row in sheet.Rows)
            {
                screen.Results.WriteLine($"{row.Point}\t{row.Title}\t{Words.Of(row.Role)}\t{(row.Filed is { } filed ? ReturnWords.Of(filed.Outcome) : "")}\t{row.Filed?.Text ?? row.LastText}");
            }
            return ExitCode.Done;
        });
    }

    public static Command Send(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.returns") };
        var period = CommonOptions.Id("--period", screen);
        var unit = new Option<string>("--unit") { Description = screen.Word("option.unit-number"), HelpName = "NUMBER", Required = true };
        return FolderCommand.Make("returns send", screen, [file], [period, unit], (client, parsed, cancel) =>
        {
            var (path, at) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(period));
            if (!Ids.TryRead<UnitId>(parsed.GetRequiredValue(unit), out var whose))
            {
                return Task.FromResult(screen.Refuse(new Rejection("plan.unit-unknown", parsed.GetRequiredValue(unit))));
            }
            return path.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) ? Rows(client, path, at, whose, screen, cancel) : Workbook(client, path, at, whose, screen, cancel);
        });
    }

    public static Command Return(Screen screen)
    {
        var (period, unit) = (ReturnsCommand.Period(screen), ReturnsCommand.Unit(screen));
        var reason = ReturnsPeriodCommands.Reason(screen);
        return FolderCommand.Make("returns return", screen, [period, unit], [reason], async (client, parsed, cancel) =>
        {
            var path = $"{PathOf(parsed.GetRequiredValue(period), parsed.GetRequiredValue(unit))}/return";
            var (receipt, refused) = await client.Post<SheetReceipt>(path, new ReasonRequest(parsed.GetRequiredValue(reason)), cancel);
            return Said(receipt?.Sheet, refused, screen, "returns.returned");
        });
    }

    internal static int Said(GrainAddress? done, Rejection? refused, Screen screen, string word, params object[] more)
    {
        if (done is not { } address)
        {
            return screen.Refuse(refused!);
        }
        screen.Tell(word, [address, .. more]);
        return ExitCode.Done;
    }

    private static async Task<int> Rows(FolderClient client, FileInfo path, GrainAddress period, UnitId unit, Screen screen, CancellationToken cancel)
    {
        var (request, fault) = await Read(path, cancel);
        if (request is null)
        {
            return screen.Refuse(fault!);
        }
        var (receipt, refused) = await client.Post<SheetReceipt>(PathOf(period, unit), request, cancel);
        return Said(receipt?.Sheet, refused, screen, "returns.sent", receipt?.Rows ?? 0);
    }

    private static async Task<int> Workbook(FolderClient client, FileInfo path, GrainAddress period, UnitId unit, Screen screen, CancellationToken cancel)
    {
        var (reply, refused) = await client.Upload<WorkbooksReply>($"/api/returns/{period.RouteForm}/workbooks", path, [("unit", unit.Value)], cancel);
        return reply is null ? screen.Refuse(refused!) : WorkbooksCommand.Show(reply.Workbooks, preview: false, screen);
    }

    /// <summary>A sheet as REST takes it.</summary>
    internal static async Task<Outcome<SendSheetRequest>> Read(FileInfo file, CancellationToken cancel)
    {
        try
        {
            await using var content = file.OpenRead();
            return await JsonSerializer.DeserializeAsync<SendSheetRequest>(content, WireJson.Client, cancel) is { Rows.IsDefault: false } read ? read : throw new JsonException();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return new Rejection("file.unreadable", file.FullName);
        }
    }

    internal static string PathOf(GrainAddress period, UnitId unit) => $"/api/periods/{period.RouteForm}/returns/{unit}";
}
