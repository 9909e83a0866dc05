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
    UnitsCommand.Make,
    JournalCommands.Verify,
    JournalCommands.Rebuild,
    JournalCommands.Seal,
    CopyCommand.Make);
