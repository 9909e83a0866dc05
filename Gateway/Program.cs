using Tracker.Gateway.CommandLine;

return await TrackerCommands.Run(
    args,
    ServeCommand.Make,
    ReadCommand.Make,
    ImportCommand.Make,
    HistoryCommand.Make,
    LedgerCommand.Make,
    ReportCommand.Make,
    UnitsCommand.Make,
    JournalCommands.Verify,
    JournalCommands.Rebuild,
    JournalCommands.Seal);
