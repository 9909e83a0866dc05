using System.Globalization;

namespace Tracker.Faults.Mixed;

/// <summary>What the logs of a run say up to now.</summary>
internal sealed class MixedLog
{
    public Dictionary<Guid, MixedCommand> Tried { get; } = [];

    /// <summary>With the position of the last fact that was acknowledged; 0: it was so already.</summary>
    public Dictionary<Guid, long> Acknowledged { get; } = [];

    public HashSet<Guid> Refused { get; } = [];

    /// <summary>Why something could not be written for the time being, and how often that was said.</summary>
    public Dictionary<string, int> Unavailable { get; } = [];

    /// <summary>The longest time in which nobody was answered.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>The longest that one caller waited for one command, whatever it said again meanwhile.</summary>
    public TimeSpan LongestCall { get; private set; }

    public static MixedLog Read(IEnumerable<string> logs)
    {
        var read = new MixedLog();
        var answeredAt = new List<long>();
        foreach (var line in logs.Where(File.Exists).SelectMany(CommandLog.Read))
        {
            switch (line)
            {
                case ["try", .. var words]:
                    var command = MixedCommand.Parse(words);
                    read.Tried[command.Id] = command;
                    break;
                case ["ack", var id, _, var position, var took, var at]:
                    read.Acknowledged[Guid.Parse(id)] = long.Parse(position, CultureInfo.InvariantCulture);
                    answeredAt.Add(long.Parse(at, CultureInfo.InvariantCulture));
                    var call = TimeSpan.FromMilliseconds(double.Parse(took, CultureInfo.InvariantCulture));
                    read.LongestCall = call > read.LongestCall ? call : read.LongestCall;
                    break;
                case ["no", var id, _]:
                    read.Refused.Add(Guid.Parse(id));
                    break;
                case ["fail", _, var code]:
                    read.Unavailable[code] = read.Unavailable.GetValueOrDefault(code) + 1;
                    break;
            }
        }
        answeredAt.Sort();
        read.Pause = TimeSpan.FromMilliseconds(answeredAt.Zip(answeredAt.Skip(1), (before, after) => after - before).DefaultIfEmpty().Max());
        return read;
    }
}
