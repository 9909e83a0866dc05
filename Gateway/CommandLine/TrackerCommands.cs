using System.CommandLine;
using System.CommandLine.Help;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary>The command line: its commands, its language, its help, its faults and its exit code.</summary>
internal static class TrackerCommands
{
    /// <summary>In the order of the help; before them <c>serve</c>, which <c>tracker</c> without a command does too.</summary>
    private static readonly Func<Screen, Command>[] All =
    [
        ReadCommand.Make,
        ImportCommand.Make,
        HistoryCommand.Make,
        ReportingCommand.Make,
        TodayCommand.Make,
        LedgerCommand.Make,
        ViewsCommand.Make,
        TemplatesCommand.Make,
        SearchCommand.Make,
        ChangesCommand.Make,
        ActorCommand.Make,
        ArchiveCommand.Make,
        ReportCommand.Make,
        WorkbooksCommand.Make,
        AssignmentCommands.Acknowledge,
        SetUpCommand.Make,
        SetUpsCommand.Make,
        AssignmentCommands.AcceptSetUp,
        AssignmentCommands.ReturnSetUp,
        AssignmentCommands.Refuse,
        AssignmentCommands.Uphold,
        AssignmentCommands.ConfirmNotConcerned,
        AssignmentCommands.DenyNotConcerned,
        AssignmentCommands.Return,
        AssignmentCommands.Close,
        AssignmentCommands.Reopen,
        AssignmentCommands.Clear,
        EndingCommand.Make,
        ExtensionCommand.Make,
        PointsCommand.Make,
        RequestCommand.Make,
        ReturnsCommand.Make,
        BurdenCommand.Make,
        PapersCommand.Make,
        LookBackCommand.Make,
        AnnualReportCommand.Make,
        GoodPracticesCommand.Make,
        CalendarCommand.Make,
        LightsCommand.Make,
        RemindersCommand.Make,
        InboxCommand.Make,
        RestoreCommand.Make,
        ScoresCommand.Make,
        DeliveryCommand.Make,
        UnitsCommand.Make,
        AccountsCommand.Make,
        JournalCommands.Verify,
        JournalCommands.Rebuild,
        JournalCommands.Seal,
        CopyCommand.Make,
        SiloCommand.Make,
        OptionsCommand.Make,
        CallCommand.Make,
    ];

    /// <summary>After Ctrl+C: long enough to finish what was begun.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] args, Screen screen)
    {
        try
        {
            var parsed = Root(screen, ServeCommand.Make(screen), All.Select(make => make(screen))).Parse(args);
            return parsed.Errors.Count > 0 && parsed.Action is not HelpPage
                ? UsageFaults.Tell(parsed, screen)
                : await parsed.InvokeAsync(new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience, Output = screen.Results, Error = screen.Messages,
                });
        }
        catch (OperationCanceledException)
        {
            screen.Tell("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            // The last net: whoever types a command gets a sentence, never a stack.
            screen.Tell("fault", error.GetType().Name, error.Message);
            return ExitCode.Fault;
        }
    }

    private static RootCommand Root(Screen screen, Command serve, IEnumerable<Command> commands)
    {
        var help = new HelpPage(screen);
        var root = new RootCommand(screen.Word("tracker")) { serve };
        foreach (var command in commands)
        {
            root.Add(command);
        }
        foreach (var option in root.Options)
        {
            if (option is HelpOption)
            {
                option.Action = help;
            }
            option.Description = screen.Word(option is HelpOption ? "option.help" : "option.version");
        }
        foreach (var option in serve.Options)
        {
            root.Add(option);
        }
        root.Action = serve.Action;
        root.Add(new Option<string>("--lang") { Description = screen.Word("option.lang"), HelpName = "zh|en", Recursive = true }.OneOf("zh", "en"));
        return root;
    }

    private static Option<string> OneOf(this Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>Looked for before anything is parsed: the help itself is in that language.</summary>
    public static Language LanguageOf(string[] args)
    {
        var at = Array.IndexOf(args, "--lang");
        var said = at >= 0 && at + 1 < args.Length ? args[at + 1] : args.FirstOrDefault(a => a.StartsWith("--lang=", StringComparison.Ordinal))?[7..];
        return said is "en" ? Language.English : Language.Chinese;
    }
}
