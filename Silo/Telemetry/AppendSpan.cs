using System.Diagnostics;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Telemetry;

/// <summary>An append as its caller waits for it, and the commit that it shares with others.</summary>
internal static class AppendSpan
{
    extension(IJournal journal)
    {
        /// <summary>Once handed over it is carried through: a caller who goes away does not leave memory and disk apart.</summary>
        public async ValueTask<AppendOutcome> AppendTimed(AppendRequest request, Guid command)
        {
            using var span = Signals.Source.StartActivity("append");
            if (span is { Recorded: true })
            {
                TracedCommands.Keep(command, span.Context);
            }
            var since = Stopwatch.GetTimestamp();
            var outcome = await journal.Append(request, CancellationToken.None);
            Signals.AppendSeconds.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
            if (span is not null && outcome is AppendOutcome.Written written)
            {
                span.SetTag("tracker.position", written.LastPosition);
            }
            return outcome;
        }
    }

    /// <summary>
    /// One commit answers many appends: its span stands below the first of them that is traced and links to the others, which link back to it.
    /// Null: nobody traces any.
    /// </summary>
    public static Activity? Commit<T>(List<T> batch, Func<T, Activity?> spanOf)
    {
        if (!Signals.Source.HasListeners())
        {
            return null;
        }
        var traced = batch.Select(spanOf).OfType<Activity>().ToList();
        if (traced.Count == 0)
        {
            return null;
        }
        var commit = Signals.Source.StartActivity("commit", ActivityKind.Internal, traced[0].Context, tags: null, traced.Skip(1).Select(a => new ActivityLink(a.Context)));
        if (commit is not null)
        {
            commit.SetTag("tracker.appends", batch.Count);
            foreach (var other in traced.Skip(1))
            {
                other.AddLink(new ActivityLink(commit.Context));
            }
        }
        return commit;
    }

    /// <summary>The span of the append that is being handed over, where it is recorded.</summary>
    public static Activity? Current => Activity.Current is { Recorded: true } span && span.Source == Signals.Source ? span : null;
}
