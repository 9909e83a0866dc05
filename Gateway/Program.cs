using Tracker.Gateway.CommandLine;

return await TrackerCommands.Run(args, Screen.OfConsole(TrackerCommands.LanguageOf(args)));
