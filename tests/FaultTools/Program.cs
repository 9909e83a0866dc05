using Tracker.Faults;
using Tracker.Faults.Mixed;
using Tracker.Faults.Postgres;

// The processes that the fault tests kill, starve and slow down. They say on disk what was tried and what was acknowledged.
//   write DATA LOG SEED CALLERS COMMANDS [SYNCHRONOUS]   commands against a small plan until COMMANDS are answered or it is killed
//   check DATA LOG                                       says every tried command again and compares the journal with the log
//   work LOG SEED CALLERS COMMANDS UNITS                 the same on PostgreSQL (ConnectionStrings__Tracker), until its input ends
//   work-client …, silo PORT GATEWAY                     the same as a client of silos, and a silo of them (built with -p:Engine=Orleans)
//   rounds [--short] [FAULT…]                            breaks processes, connections and a PostgreSQL cluster of its own, and prints a table
//   mixed sqlite|two|silos MINUTES SEED                   all kinds of work in a year that runs by, with faults by chance; and prints a table
//   mixed-work, mixed-client, mixed-silo …               its processes
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
    ["mixed-client", var log, var seed, var place, var folder, var clock, var callers, var pause] =>
        await MixedWork.Run(log, int.Parse(seed), place, folder, RacingClock.Parse(clock), int.Parse(callers), int.Parse(pause), Tracker.Faults.Orleans.SiloUntilTold.AddClient),
    ["mixed-silo", var port, var gateway, var address, var folder, var clock] =>
        await Tracker.Faults.Orleans.SiloUntilTold.RunWhole(int.Parse(port), int.Parse(gateway), System.Net.IPAddress.Parse(address), folder, RacingClock.Parse(clock)),
    ["silo", var port, var gateway] => await Tracker.Faults.Orleans.SiloUntilTold.Run(int.Parse(port), int.Parse(gateway)),
#endif
    ["mixed-work", var log, var seed, var place, var folder, var clock, var callers, var pause] =>
        await MixedWork.Run(log, int.Parse(seed), place, folder, RacingClock.Parse(clock), int.Parse(callers), int.Parse(pause), (services, _) => MixedWork.AddEmbedded(services, folder, RacingClock.Parse(clock))),
    ["mixed", var on, var minutes, var seed] => await MixedRun.Run(on, TimeSpan.FromMinutes(double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)), int.Parse(seed)),
    ["deliver", var data, var url, var notices, var minutes] => await DeliverUntilDone.Run(data, url, int.Parse(notices), int.Parse(minutes)),
    ["due", var data, var day] => await TellUntilDone.Run(data, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)),
    ["verify-evidence", var data] => await VerifyUntilDone.Run(data),
    ["rounds", "--short", .. var names] => await FaultTable.Run(isShort: true, names),
    ["rounds", .. var names] => await FaultTable.Run(isShort: false, names),
    _ => 64,
};
