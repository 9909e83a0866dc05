using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>What a plan's ledger page shows above and below its rows, and those at its top.</summary>
/// <param name="Points">The document's own; what was added in midyear is counted apart.</param>
/// <param name="Lines">How many rows there are.</param>
/// <param name="First">The first of them, in the document's order, with their words.</param>
public sealed record LedgerSummary(
    DateOnly Day,
    int Points,
    int AddedPoints,
    Tally Whole,
    Tally Added,
    IReadOnlyList<(int Section, string Heading, int Points, Tally Tally)> BySection,
    IReadOnlyList<(UnitId Unit, string Name, Tally Tally, int Added)> ByUnit,
    int Lines,
    IReadOnlyList<LedgerLine> First)
{
    public const int PageSize = 25;

    /// <summary>The markup of <see cref="LedgerTotals"/>, most of the page, where it is kept.</summary>
    public MarkupString? Totals { get; init; }

    /// <summary>About how many bytes it holds.</summary>
    internal int Size => (300 * (BySection.Count + ByUnit.Count)) + (2 * (Totals?.Value.Length ?? 0)) + First.Sum(line => 600 + (2 * (line.Title.Length + line.LastReportText.Length)));

    internal static LedgerSummary Of(LedgerView view, IReadOnlyList<LedgerLine> first) =>
        new(view.Day, view.Points, view.AddedPoints, view.Whole, view.Added, view.BySection, view.ByUnit, view.Lines.Length, first);
}

/// <summary>The summaries of ledgers as they stand; never older than the request, also where others write.</summary>
internal sealed class SummaryReading(ILedger ledger, IJournal journal, IGrains grains, Access access, IServiceProvider services, ILoggerFactory logs, TimeProvider clock)
{
    private const long MostBytesKept = 64 << 20;

    private readonly KeptReadings<(GrainAddress Plan, string Sees, bool MayEnd), LedgerSummary> _kept = new(ledger, journal, grains, clock, MostBytesKept, summary => summary.Size);

    /// <param name="caller">Who may see something of the plan's ledger.</param>
    /// <param name="mayEnd">As <see cref="LedgerTotals"/> asks it.</param>
    public async ValueTask<LedgerSummary> Of(Caller caller, GrainAddress plan, bool mayEnd, CancellationToken cancel)
    {
        var key = (plan, Access.SightWord(caller, Deed.ReadLedger), mayEnd);
        return (await _kept.Of(key, plan, TimeSpan.Zero, (register, today) => Read(caller, plan, mayEnd, register, today), cancel))!.Value;
    }

    private async Task<LedgerSummary?> Read(Caller caller, GrainAddress plan, bool mayEnd, UnitRegister register, DateOnly today)
    {
        var sight = AccessTable.SightOf(caller, Deed.ReadLedger, plan.Government, access.TreeOf(register));
        var view = await LedgerView.Read(ledger, plan, sight, today, null, CancellationToken.None);
        var summary = LedgerSummary.Of(view, await ledger.WithWords([.. view.Lines.Take(LedgerSummary.PageSize)], CancellationToken.None));
        await using var renderer = new HtmlRenderer(services, logs);
        return summary with { Totals = new MarkupString(await renderer.Dispatcher.InvokeAsync(Totals)) };

        async Task<string> Totals() => (await renderer.RenderComponentAsync<LedgerTotals>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(LedgerTotals.Plan)] = plan,
            [nameof(LedgerTotals.Of)] = summary,
            [nameof(LedgerTotals.MayEnd)] = mayEnd,
        }))).ToHtmlString();
    }
}
