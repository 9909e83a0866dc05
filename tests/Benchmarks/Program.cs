using Tracker.Benchmarks;
using Tracker.Benchmarks.Engine;

// The contents: each name measures one thing and prints one line. `bash tests/bench` runs them all.
//   dotnet run -c Release --project tests/Benchmarks -- NAME [--option value …]
var asked = new Arguments(args);
return asked.Name switch
{
    "turns" => await KeyedTurns.Run(asked),
    "idle" => await IdleActivations.Run(asked),
    _ => Arguments.Unknown("turns", "idle"),
};
