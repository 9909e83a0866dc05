using Tracker.Faults;

// The process that the fault tests kill, starve and slow down. It says on disk what was tried and what was acknowledged.
//   write DATA LOG SEED CALLERS COMMANDS [SYNCHRONOUS]   commands against a small plan until COMMANDS are answered or it is killed
//   check DATA LOG                                       says every tried command again and compares the journal with the log
return args switch
{
    ["write", var data, var log, var seed, var callers, var commands, .. var rest] =>
        await WriteUnderLoad.Run(data, log, int.Parse(seed), int.Parse(callers), int.Parse(commands), rest is [var sync] ? sync : "FULL"),
    ["check", var data, var log] => await CheckAfterwards.Run(data, log),
    _ => 64,
};
