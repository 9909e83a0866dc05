using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Burden;

/// <summary>The burden meter (填报负担) as far as the caller may see it, and its budget.</summary>
internal sealed class BurdenReading(IGrains grains, Access access, BurdenLedger burden, RequestLedger requests, TimeProvider clock)
{
    /// <summary>A year's months of every unit that the caller may see.</summary>
    public async ValueTask<BurdenYear> Year(Caller caller, DivisionCode government, int year, CancellationToken cancel)
    {
        var sight = await access.SightOf(caller, Deed.ReadBurden, government, cancel);
        var cells = (await burden.Year(government, year, cancel)).Where(c => sight.Sees(c.Unit, []));
        return new BurdenYear(year, [.. cells], (await grains.BurdenBudget(government).Look(cancel)).State);
    }

    /// <summary>What stands behind a number; whose the caller may not see is not there.</summary>
    public async ValueTask<ImmutableArray<BurdenEntry>> Items(Caller caller, DivisionCode government, BurdenMonth from, BurdenMonth to, UnitId? unit, CancellationToken cancel)
    {
        var sight = await access.SightOf(caller, Deed.ReadBurden, government, cancel);
        var titles = new Dictionary<GrainAddress, string>();
        var entries = ImmutableArray.CreateBuilder<BurdenEntry>();
        foreach (var item in (await burden.Items(government, from, to, unit, cancel)).Where(i => sight.Sees(i.Unit, [])))
        {
            if (!titles.TryGetValue(item.Subject, out var title))
            {
                titles[item.Subject] = title = await TitleOf(item, cancel);
            }
            entries.Add(new BurdenEntry(item, title));
        }
        return entries.DrainToImmutable();
    }

    public async ValueTask<Answer> SetBudget(Errand errand, DivisionCode government, int? fields, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.ManageRequests, government)
            ? await grains.BurdenBudget(government).Ask(errand.At(clock.GetUtcNow()), new SetBudget(clock.Today, fields), null, cancel)
            : new Answer(Access.Refused, 0);

    private async ValueTask<string> TitleOf(BurdenItem item, CancellationToken cancel) => item.Kind switch
    {
        BurdenKind.Request => (await requests.One(item.Subject, cancel))?.Title ?? "",
        BurdenKind.SetUp => $"{Shared.Words.Point(item.Subject.Parent!.Value.Id)}建账",
        _ when item.Subject.Kind == Assignment.Kind.Name => $"{Shared.Words.Point(item.Subject.Parent!.Value.Id)}的数字",
        _ => Returns.PeriodNames.Of(item.Subject.Parent!.Value) + "填报表",
    };
}

/// <summary>One year of the meter.</summary>
internal sealed record BurdenYear(int Year, ImmutableArray<BurdenCell> Cells, BurdenBudget Budget)
{
    public BurdenCount Of(UnitId? unit, int? month) =>
        BurdenCount.Of(Cells.Where(c => (unit is null || c.Unit == unit) && (month is null || c.Month.Month == month)));

    /// <summary>Null: none is set for this month.</summary>
    public int? BudgetIn(int month) => Budget.In(new BurdenMonth(Year * 100 + month));

    public bool IsOver(UnitId unit, int month) => Of(unit, month).Asked > BudgetIn(month);
}

/// <param name="Title">Of what asked.</param>
internal sealed record BurdenEntry(BurdenItem Item, string Title);
