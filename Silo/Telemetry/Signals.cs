using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tracker.Silo.Telemetry;

/// <summary>
/// What this process tells its operators: the one list of its metrics and of the source of its spans. Whoever listens (Gateway's page of metrics,
/// OpenTelemetry) finds them by <see cref="Name"/>; without a listener they cost next to nothing. A tag holds a kind, an outcome or a government's
/// code, never a person, an account or a word that somebody wrote.
/// </summary>
public static class Signals
{
    /// <summary>Of the meters and of the source.</summary>
    public const string Name = "Tracker";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>kind: of the grain; outcome: <see cref="CommandOutcome"/>.</summary>
    internal static readonly Counter<long> Commands = Meter.CreateCounter<long>("tracker.commands", "{command}", "Commands by kind of grain and outcome.");

    /// <summary>kind.</summary>
    internal static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("tracker.conflicts", "{conflict}", "Decisions taken again because somebody else had written to the stream.");

    internal static readonly Counter<long> Unfollowed = Meter.CreateCounter<long>(
        "tracker.kept.unfollowed", "{time}", "Times that what other processes wrote could not be followed in memory, so that all that was kept was forgotten.");

    internal static readonly Histogram<double> AppendSeconds = Seconds("tracker.append.duration", "From handing an append over until it is on disk.");

    internal static readonly Histogram<double> CommitSeconds = Seconds("tracker.commit.duration", "Writing and committing one batch of appends.");

    internal static readonly Histogram<double> BatchSize = Meter.CreateHistogram(
        "tracker.batch.size", "{append}", "Appends that share a transaction.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });

    /// <summary>kind: of what fell due.</summary>
    internal static readonly Counter<long> DueFound = Meter.CreateCounter<long>("tracker.due.found", "{item}", "Things found to have fallen due.");

    /// <summary>kind.</summary>
    internal static readonly Counter<long> DueDone = Meter.CreateCounter<long>("tracker.due.done", "{item}", "Things that fell due and were told.");

    /// <summary>way: mail or webhook; outcome: sent, failed, given-up.</summary>
    internal static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("tracker.deliveries", "{attempt}", "Attempts to carry a message, by way and outcome.");

    /// <summary>outcome: done, or the code of the refusal.</summary>
    internal static readonly Counter<long> SignIns = Meter.CreateCounter<long>("tracker.sign_ins", "{attempt}", "Attempts to sign in, by outcome.");

    /// <summary>Series that stand at 0 until something happens, so that the first time is seen as a rise.</summary>
    public static void Announce()
    {
        foreach (var kind in (ReadOnlySpan<string>)["assignment", "period-return", "plan"])
        {
            Commands.Add(0, Kind(kind), Outcome(CommandOutcome.Written));
            Commands.Add(0, Kind(kind), Outcome(CommandOutcome.Refused));
            Commands.Add(0, Kind(kind), Outcome(CommandOutcome.Failed));
            Conflicts.Add(0, Kind(kind));
        }
        foreach (var kind in (ReadOnlySpan<string>)["overdue", "reminder", "sheets"])
        {
            DueFound.Add(0, Kind(kind));
            DueDone.Add(0, Kind(kind));
        }
        foreach (var way in (ReadOnlySpan<string>)[Delivery.DeliveryChannels.Mail, Delivery.DeliveryChannels.Hook])
        {
            Deliveries.Add(0, new("way", way), Outcome("sent"));
            Deliveries.Add(0, new("way", way), Outcome("failed"));
            Deliveries.Add(0, new("way", way), Outcome("given-up"));
        }
        SignIns.Add(0, Outcome("done"));
        SignIns.Add(0, Outcome("sign-in.wrong"));
        SignIns.Add(0, Outcome("sign-in.wait"));
    }

    internal static KeyValuePair<string, object?> Kind(string kind) => new("kind", kind);

    internal static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    private static Histogram<double> Seconds(string name, string help) => Meter.CreateHistogram(
        name, "s", help, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });
}

/// <summary>What a command came to, as the metrics say it.</summary>
internal static class CommandOutcome
{
    public const string Written = "written";

    /// <summary>Already so.</summary>
    public const string Nothing = "nothing";

    public const string Refused = "refused";

    /// <summary>The journal could not take it, or a bug.</summary>
    public const string Failed = "failed";
}
