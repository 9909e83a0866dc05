using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker units import FILE</c>, <c>tracker units export --out FILE</c>, <c>tracker units approval UNIT yes|no</c> and <c>tracker units change</c>.</summary>
internal static class UnitsCommand
{
    public static Command Make(Screen screen) => new("units", screen.Word("command.units")) { Import(screen), Export(screen), Approval(screen), UnitsChangeCommand.Make(screen) };

    private static Command Import(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.units") };
        var data = CommonOptions.Data(screen);
        var government = CommonOptions.Government(screen);
        var preview = new Option<bool>("--preview") { Description = screen.Word("option.preview") };
        var account = CommonOptions.As(screen);
        var command = new Command("import", screen.Word("command.units.import")) { file, data, government, preview, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: true, parsed.GetValue(account), async client =>
        {
            var (reply, refused) = await screen.WithSpinner("import.working", () => client.Upload<UnitsImportReply>(
                "/api/units/import",
                parsed.GetRequiredValue(file),
                [("government", parsed.GetValue(government)?.Value), ("preview", parsed.GetValue(preview) ? "true" : null)],
                cancel));
            return reply is null ? screen.Refuse(refused!) : Show(reply, parsed.GetValue(preview), screen);
        }, cancel));
        return command;
    }

    private static int Show(UnitsImportReply reply, bool preview, Screen screen)
    {
        foreach (var line in reply.Lines.Where(l => preview || l.Problems.Length > 0))
        {
            var problems = line.Problems.Select(p => $"{p.Column}：{p.Rejection.In(screen.Language)}");
            screen.Tell($"units.line.{line.Fate}", line.Number, line.Name, string.Join("；", line.Changed.Concat(problems)));
        }
        screen.Tell(reply.Applied ? "units.imported" : "units.counted", reply.Government, reply.New, reply.Changed, reply.Unchanged, reply.Refused);
        foreach (var code in reply.Codes)
        {
            screen.Results.WriteLine(screen.Word("units.code", code.Account, code.Person, code.Code, Shared.Words.Moment(code.Until)));
        }
        return reply.Refusal is { } refusal ? screen.Refuse(refusal) : ExitCode.Done;
    }

    private static Command Export(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var government = CommonOptions.Government(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        var account = CommonOptions.As(screen);
        var command = new Command("export", screen.Word("command.units.export")) { data, government, to, account };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(to);
            if (TableFormat.For(file.Name) is not { } format)
            {
                return screen.Refuse(new Rejection("file.format-unknown", file.Name));
            }
            var path = $"/api/units/file{format.Ending}{(parsed.GetValue(government) is { } code ? $"?government={code}" : "")}";
            return await CommonSteps.InFolder(
                parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), client => screen.WithSpinner("file.working", () => FileAnswer.Save(client, path, file, screen, cancel)), cancel);
        });
        return command;
    }

    /// <summary>Whether a unit's sheets are approved within it before they are sent.</summary>
    private static Command Approval(Screen screen)
    {
        var unit = ReturnsCommand.Unit(screen);
        var needed = new Argument<string>("yes|no") { Description = screen.Word("argument.approval") };
        needed.AcceptOnlyFromAmong("yes", "no");
        return FolderCommand.Make("units approval", screen, [unit, needed], [], async (client, parsed, cancel) => screen.Said(
            await client.Tell(HttpMethod.Put, $"/api/units/{parsed.GetRequiredValue(unit)}/return-approval", new ReturnApproval(parsed.GetRequiredValue(needed) == "yes"), cancel),
            $"units.approval.{parsed.GetRequiredValue(needed)}",
            parsed.GetRequiredValue(unit)));
    }
}
