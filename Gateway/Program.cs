using Tracker.Gateway.CommandLine;

return await TrackerCommands.Run(
    args,
    ServeCommand.Make,
    ReadCommand.Make,
    ImportCommand.Make,
    HistoryCommand.Make,
    ReportingCommand.Make,
    LedgerCommand.Make,
    ArchiveCommand.Make,
    ReportCommand.Make,
    WorkbooksCommand.Make,
    AssignmentCommands.SetUp,
    AssignmentCommands.Refuse,
    AssignmentCommands.Return,
    AssignmentCommands.Close,
    AssignmentCommands.Reopen,
    AssignmentCommands.Clear,
    UnitsCommand.Make,
    JournalCommands.Verify,
    JournalCommands.Rebuild,
    JournalCommands.Seal,
    CopyCommand.Make);
