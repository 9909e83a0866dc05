using System.CommandLine;
using Tracker.Gateway.Assignments;

namespace Tracker.Gateway.CommandLine;

/// <summary>
/// <c>tracker set-up --assignment ID --measures TEXT [--outcome-form TEXT] [--milestone "DATE TEXT"]… [--department TEXT] [--share "SECTION：TEXT"]…
/// [--leader TEXT] [--contact TEXT]</c>: 建账, as its page takes it.
/// </summary>
internal static class SetUpCommand
{
    public static Command Make(Screen screen)
    {
        var assignment = CommonOptions.Id("--assignment", screen);
        var measures = Text("--measures", screen);
        measures.Required = true;
        var (form, department) = (Text("--outcome-form", screen), Text("--department", screen));
        var milestones = new Option<string[]>("--milestone") { Description = screen.Word("option.milestone"), HelpName = "DATE TEXT" };
        var shares = new Option<string[]>("--share") { Description = screen.Word("option.share"), HelpName = "SECTION：TEXT" };
        var (leader, contact) = (Text("--leader", screen), Text("--contact", screen));
        return FolderCommand.Make("set-up", screen, [], [assignment, measures, form, milestones, department, shares, leader, contact], async (client, parsed, cancel) =>
        {
            var (nodes, unread) = SetUpLines.Milestones(string.Join('\n', parsed.GetValue(milestones) ?? []));
            var (parts, unshared) = SetUpLines.Shares(string.Join('\n', parsed.GetValue(shares) ?? []));
            if ((unread ?? unshared) is { } fault)
            {
                return screen.Refuse(fault);
            }
            var body = new SetUpRequest(
                parsed.GetRequiredValue(measures), parsed.GetValue(form), nodes, parsed.GetValue(department), parts, parsed.GetValue(leader), parsed.GetValue(contact));
            var (receipt, refused) = await client.Post<Receipt>($"/api/assignments/{parsed.GetRequiredValue(assignment).RouteForm}/set-up", body, cancel);
            return receipt is null ? screen.Refuse(refused!) : screen.Said(null, "assignment.done", receipt.Assignment, receipt.Version);
        });
    }

    private static Option<string> Text(string name, Screen screen) => new(name) { Description = screen.Word($"option.{name[2..]}"), HelpName = "TEXT" };
}
