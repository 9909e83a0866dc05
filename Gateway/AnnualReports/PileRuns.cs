using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Piles of workbooks that a page has read or stored in the background. Each is shown to whoever sent it, and kept until he sends others or the process ends; what was stored is stored.</summary>
internal sealed partial class PileRuns(ReportPile pile, IHostApplicationLifetime life, ILogger<PileRuns> log)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AccountId, ImmutableList<PileRun>> _runs = [];

    /// <param name="content">Seekable; closed here.</param>
    public PileRun Read(Errand errand, DivisionCode government, int year, string fileName, Stream content) => Begun(errand, stores: false, async (run, stop) =>
    {
        await using (content)
        {
            return await pile.Preview(errand.Who, government, year, fileName, content, run, stop);
        }
    });

    /// <param name="overwritten"><see cref="PiledReport.Seen"/> of those whose conflicts were looked at.</param>
    public PileRun Store(Errand errand, DivisionCode government, int year, ImmutableArray<ReportUpload> uploads, IReadOnlySet<string> overwritten) => Begun(errand, stores: true, async (run, stop) =>
        await pile.Store(errand, government, year, await pile.Preview(errand.Who, government, year, uploads, stop), p => overwritten.Contains(p.Seen), run, stop));

    /// <summary>Null: somebody else's, or gone.</summary>
    public PileRun? Of(Caller caller, Guid id)
    {
        lock (_lock)
        {
            return _runs.GetValueOrDefault(caller.Actor.Account)?.Find(run => run.Id == id);
        }
    }

    private PileRun Begun(Errand errand, bool stores, Func<PileRun, CancellationToken, Task<ImmutableArray<PiledReport>>> work)
    {
        lock (_lock)
        {
            var own = _runs.GetValueOrDefault(errand.Who.Actor.Account, []);
            if (own.Find(r => r.Id == errand.CommandId) is { } known)
            {
                return known; // the form was sent twice
            }
            var run = new PileRun(errand.CommandId, stores);
            _runs[errand.Who.Actor.Account] = [.. own.Where(r => r.Now.UnderWay || r.Stores != stores), run];
            run.Work = Task.Run(() => Worked(run, work, life.ApplicationStopping), life.ApplicationStopping);
            return run;
        }
    }

    private async Task Worked(PileRun run, Func<PileRun, CancellationToken, Task<ImmutableArray<PiledReport>>> work, CancellationToken stop)
    {
        try
        {
            run.End(await work(run, stop), null);
        }
        catch (JournalUnavailableException unavailable)
        {
            run.End([], new Rejection(unavailable.Code));
        }
        catch (Exception error) when (!stop.IsCancellationRequested) // nobody waits for it: whoever looks at the page is told
        {
            run.End([], new Rejection("server.fault"));
            Failed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pile of annual reports was not read or stored to its end.")]
    private partial void Failed(Exception error);
}

/// <summary>One pile under work, and what came of it.</summary>
/// <param name="stores">False: it is only read.</param>
internal sealed class PileRun(Guid id, bool stores) : IProgress<JournalProgress>
{
    private volatile PileStanding _now = new(true, 0, 0, [], null);

    public Guid Id => id;

    public bool Stores => stores;

    public PileStanding Now => _now;

    public Task Work { get; set; } = Task.CompletedTask;

    public void Report(JournalProgress value) => _now = _now with { Done = (int)value.Position, Whole = (int)value.Last };

    public void End(ImmutableArray<PiledReport> reports, Rejection? rejection) => _now = new PileStanding(false, reports.Length, reports.Length, reports, rejection);
}

/// <param name="Whole">0: not counted yet.</param>
/// <param name="Reports">None while it is under way.</param>
internal sealed record PileStanding(bool UnderWay, int Done, int Whole, ImmutableArray<PiledReport> Reports, Rejection? Rejection);
