using Tracker.Faults;
using Tracker.Faults.Postgres;

// The processes that the fault tests kill, starve and slow down. They say on disk what was tried and what was acknowledged.
//   write DATA LOG SEED CALLERS COMMANDS [SYNCHRONOUS]   commands against a small plan until COMMANDS are answered or it is killed
//   check DATA LOG                                       says every tried command again and compares the journal with the log
//   work LOG SEED CALLERS COMMANDS UNITS                 the same on PostgreSQL (ConnectionStrings__Tracker), until its input ends
//   work-client …, silo PORT GATEWAY                     the same as a client of silos, and a silo of them (built with -p:Engine=Orleans)
//   rounds [--short] [FAULT…]                            breaks processes, connections and a PostgreSQL cluster of its own, and prints a table
//   deliver DATA URL NOTICES MINUTES                     makes and posts messages of so many notices; "postgres" as DATA is ConnectionStrings__Tracker
//   due DATA DAY                                         tells what is due on a day, a line before each append; "postgres" as above
//   verify-evidence DATA                                 goes on with a look-back's round over its evidence, a line before each append; "postgres" as above
return args switch
{
    ["write", var data, var log, var seed, var callers, var commands, .. var rest] =>
        await WriteUnderLoad.Run(data, log, int.Parse(seed), int.Parse(callers), int.Parse(commands), rest is [var sync] ? sync : "FULL"),
    ["check", var data, var log] => await CheckAfterwards.Run(data, log),
    ["work", var log, var seed, var callers, var commands, var units] =>
        await WorkUntilTold.Run(log, int.Parse(seed), int.Parse(callers), int.Parse(commands), int.Parse(units), WorkUntilTold.Embedded),
#if ORLEANS
    ["work-client", var log, var seed, var callers, var commands, var units] =>
        await WorkUntilTold.Run(log, int.Parse(seed), int.Parse(callers), int.Parse(commands), int.Parse(units), Tracker.Faults.Orleans.SiloUntilTold.Client),
    ["silo", var port, var gateway] => await Tracker.Faults.Orleans.SiloUntilTold.Run(int.Parse(port), int.Parse(gateway)),
#endif
    ["deliver", var data, var url, var notices, var minutes] => await DeliverUntilDone.Run(data, url, int.Parse(notices), int.Parse(minutes)),
    ["due", var data, var day] => await TellUntilDone.Run(data, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)),
    ["verify-evidence", var data] => await VerifyUntilDone.Run(data),
    ["rounds", "--short", .. var names] => await FaultTable.Run(isShort: true, names),
    ["rounds", .. var names] => await FaultTable.Run(isShort: false, names),
    _ => 64,
};
