using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>
/// The ledger pages that nobody filtered, as they stand: drawn once for all who see the same of them, and never older than the request, also where others
/// write.
/// </summary>
internal sealed class SheetReading(
    ILedger ledger, LightDesk lightDesk, Registers registers, Access access, IServiceProvider services, ILoggerFactory logs, TimeProvider clock)
{
    private const long MostBytesKept = 48 << 20;

    private readonly KeptReadings<Asked, KeptSheet> _kept = new(ledger, registers, clock, MostBytesKept, sheet => sheet.Size);

    /// <summary>The one address of a plan's ledger page whose answer is kept.</summary>
    public static string PathOf(GrainAddress plan) => $"/plans/{plan.RouteForm}/ledger";

    /// <summary>Null: the plan has no ledger.</summary>
    /// <param name="caller">Who may know of the plan.</param>
    /// <param name="mayEnd">As <see cref="ShownLedger"/> asks it, where it is no past year's.</param>
    /// <param name="mayExport">As <see cref="ShownLedger"/> asks it.</param>
    public async ValueTask<KeptSheet?> Of(Caller caller, GrainAddress plan, bool mayEnd, bool mayExport, CancellationToken cancel)
    {
        var lights = await lightDesk.On(null, plan.Government, plan.Year, cancel);
        var asked = new Asked(plan, Access.SightWord(caller, Deed.ReadLedger), mayEnd, mayExport, lights);
        return (await _kept.Of(asked, plan, TimeSpan.Zero, (register, _) => Read(caller, asked, register), cancel))?.Value;
    }

    private async Task<KeptSheet?> Read(Caller caller, Asked asked, UnitRegister register)
    {
        var (plan, today) = (asked.Plan, asked.Lights.Day); // one day for lights and numbers
        if (await ledger.Plan(plan, CancellationToken.None) is not { AssignedOn: not null } line)
        {
            return null;
        }
        var sight = AccessTable.SightOf(caller, Deed.ReadLedger, plan.Government, access.TreeOf(register));
        var view = await LedgerView.Read(ledger, plan, sight, today, null, CancellationToken.None);
        var rows = await ledger.WithWords([.. view.Lines.Take(LedgerSummary.PageSize)], CancellationToken.None);
        var sheet = new ShownLedger(line, LedgerSummary.Of(view), rows, view.Lines.Length, today, asked.MayEnd && !line.IsHistory, asked.MayExport)
        {
            Lights = line.IsHistory ? null : asked.Lights,
            Unassigned = await view.Unassigned(ledger, line, sight, CancellationToken.None),
        };
        await using var renderer = new HtmlRenderer(services, logs);
        var markup = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<LedgerSheet>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(LedgerSheet.Of)] = sheet,
                [nameof(LedgerSheet.Query)] = ListQuery.Nothing(PathOf(plan)),
            }));
            return PackedMarkup.Of(drawn.WriteHtmlTo);
        });
        return new KeptSheet(line.Title, markup);
    }

    /// <summary>Whoever asks the same is shown the same, while the ledger stands.</summary>
    /// <param name="Sees">As <see cref="Access.SightWord"/> says it.</param>
    private sealed record Asked(GrainAddress Plan, string Sees, bool MayEnd, bool MayExport, DayOfLights Lights);
}

internal sealed record KeptSheet(string Title, PackedMarkup Markup)
{
    /// <summary>About how many bytes it holds.</summary>
    public int Size => Markup.Size + (2 * Title.Length);
}
