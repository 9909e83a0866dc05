using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Plans;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker import FILE</c>: a document becomes a plan, and with <c>--assign</c> every unit's duties. The last line is the plan's id.</summary>
internal static class ImportCommand
{
    public static Command Make(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.plan") };
        var data = CommonOptions.Data(screen);
        var government = CommonOptions.Government(screen);
        var year = new Option<int?>("--year") { Description = screen.Word("option.year"), HelpName = "YEAR" };
        var assign = new Option<bool>("--assign") { Description = screen.Word("option.assign") };
        var leaveOpen = new Option<bool>("--leave-open") { Description = screen.Word("option.leave-open") };
        var newVersion = new Option<bool>("--new-version") { Description = screen.Word("option.new-version") };
        var account = CommonOptions.As(screen);
        var command = new Command("import", screen.Word("command.import")) { file, data, government, year, assign, leaveOpen, newVersion, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: true, parsed.GetValue(account), async client =>
        {
            var (plan, refused) = await screen.WithSpinner("import.working", () => client.Upload<ImportedPlan>(
                "/api/plans",
                parsed.GetRequiredValue(file),
                [
                    ("government", parsed.GetValue(government)?.Value),
                    ("year", parsed.GetValue(year)?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    ("newVersion", parsed.GetValue(newVersion) ? "true" : null),
                ],
                cancel));
            if (plan is null)
            {
                var code = screen.Refuse(refused!);
                if (refused!.Code is "plan.same-document" or "plan.same-number")
                {
                    screen.Tell("import.as-new-version");
                }
                return code;
            }
            screen.Tell("import.read", plan.Title, plan.Points);
            var exit = parsed.GetValue(assign)
                ? await Assign(client, plan.Plan, parsed.GetValue(leaveOpen), screen, cancel)
                : await TellQuestions(client, plan.Plan, screen, cancel);
            screen.Results.WriteLine(plan.Plan);
            return exit;
        }, cancel));
        return command;
    }

    private static async Task<int> Assign(FolderClient client, GrainAddress plan, bool leaveOpen, Screen screen, CancellationToken cancel)
    {
        // Listed before: once assigned, what was open is part of the record.
        await TellQuestions(client, plan, screen, cancel);
        var (assigned, refused) = await client.Post<AssignedPlan>($"/api/plans/{plan.RouteForm}/assign", new AssignRequest(leaveOpen, NameLater: true), cancel);
        if (assigned is null)
        {
            var code = screen.Refuse(refused!);
            if (refused!.Code == "plan.questions-open")
            {
                screen.Tell("import.leave-open");
            }
            return code;
        }
        screen.Tell("import.assigned", assigned.Points, assigned.Assignments, assigned.LeftOpen);
        return ExitCode.Done;
    }

    private static async Task<int> TellQuestions(FolderClient client, GrainAddress plan, Screen screen, CancellationToken cancel)
    {
        var (view, refused) = await client.Get<PlanView>($"/api/plans/{plan.RouteForm}", cancel);
        if (view is null)
        {
            return screen.Refuse(refused!);
        }
        var open = view.Questions.Where(q => q.Answer is null).ToList();
        if (open.Count > 0)
        {
            screen.Tell("import.questions", open.Count);
        }
        foreach (var q in open)
        {
            screen.Messages.WriteLine(screen.Line(new Question(q.Id, q.Asks, q.Task, q.Where, q.Quote, q.Suggestion, q.Span)));
        }
        return ExitCode.Done;
    }
}
