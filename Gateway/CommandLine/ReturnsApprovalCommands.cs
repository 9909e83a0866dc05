using System.CommandLine;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Returns;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker returns hand-in|approve|send-back PERIOD UNIT …</c>: 填报人 → 审核人 within the unit, where its administrator asked for it (<c>units approval</c>).</summary>
internal static class ReturnsApprovalCommands
{
    public static Command HandIn(Screen screen)
    {
        var rows = new Option<FileInfo>("--rows") { Description = screen.Word("option.rows"), HelpName = "FILE" };
        return Make("hand-in", screen, [rows], async (parsed, cancel) =>
        {
            if (parsed.GetValue(rows) is not { } file)
            {
                return new SendSheetRequest([]);
            }
            var (read, fault) = await ReturnsSheetCommands.Read(file, cancel);
            return read is null ? fault! : read;
        });
    }

    public static Command Approve(Screen screen) => Make("approve", screen, [], (_, _) => Task.FromResult<Hosting.Outcome<object>>(new object()));

    public static Command SendBack(Screen screen)
    {
        var reason = ReturnsPeriodCommands.Reason(screen);
        return Make("send-back", screen, [reason], (parsed, _) => Task.FromResult<Hosting.Outcome<object>>(new ReasonRequest(parsed.GetRequiredValue(reason))));
    }

    private static Command Make(string name, Screen screen, Option[] options, Func<ParseResult, CancellationToken, Task<Hosting.Outcome<object>>> request)
    {
        var (period, unit) = (ReturnsCommand.Period(screen), ReturnsCommand.Unit(screen));
        return FolderCommand.Make($"returns {name}", screen, [period, unit], options, async (client, parsed, cancel) =>
        {
            var (body, fault) = await request(parsed, cancel);
            if (body is null)
            {
                return screen.Refuse(fault!);
            }
            var (sheet, refused) = await client.Post<SheetView>($"{ReturnsSheetCommands.PathOf(parsed.GetRequiredValue(period), parsed.GetRequiredValue(unit))}/{name}", body, cancel);
            return sheet is null ? screen.Refuse(refused!) : screen.Said(null, $"returns.{name}.done", sheet.Name);
        });
    }
}
