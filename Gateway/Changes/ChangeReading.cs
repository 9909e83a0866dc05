using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Changes;

/// <summary>
/// What changed in a plan between two days, by whom, straight from the journal: states, reports, returns, adjustments, days and rules. Who did it is said by post
/// and unit, never by a person's name.
/// </summary>
internal sealed class ChangeReading(IGrains grains, ILedger ledger, ChangesLedger changes, LedgerReading reading, Access access)
{
    /// <param name="asked">Days without an order are put in order; null there: of all.</param>
    /// <returns>The newest last.</returns>
    public async ValueTask<Outcome<ChangeList>> Of(Caller caller, GrainAddress plan, ChangeQuery asked, CancellationToken cancel = default)
    {
        var (line, refused) = await reading.Plan(caller, plan, Deed.ReadLedger, cancel);
        if (line is null)
        {
            return refused!;
        }
        var (after, until) = (await ledger.PositionOn(asked.From.AddDays(-1), cancel), await ledger.PositionOn(asked.To, cancel));
        var rows = new Dictionary<GrainAddress, LedgerLine>();
        await foreach (var row in reading.Rows(caller, plan, new LedgerFilter(), cancel: cancel))
        {
            rows[row.Entry.Assignment] = row;
        }
        var points = (await ledger.Points(plan, cancel)).ToDictionary(p => p.Point);
        var register = (await grains.UnitRegister(plan.Government).Look(cancel)).State;
        var sight = await access.SightOf(caller, Deed.ReadLedger, plan.Government, cancel);
        var list = ImmutableArray.CreateBuilder<Change>();
        foreach (var fact in await changes.OfPlan(plan, after, until, cancel))
        {
            var change = rows.TryGetValue(fact.Address, out var row)
                ? Said(fact, row.PointNumber, row.Title, row.Entry.Unit, row.Entry.UnitName)
                : points.TryGetValue(fact.Address, out var point) ? Said(fact, point.Number, point.Title, null, null) : null;
            Add(change);
        }
        foreach (var fact in await changes.OfPeriods(plan.Government, plan.Year, after, until, cancel))
        {
            UnitId? unit = fact.Address.Kind == ReportingPeriod.Kind.Name ? null : UnitId.Parse(fact.Address.Id);
            if (unit is null || sight.Sees(unit.Value, []))
            {
                Add(Said(fact, null, PeriodNames.Of(unit is null ? fact.Address : fact.Address.Parent!.Value) + "填报", unit, unit is { } one ? register.Unit(one)?.Name ?? $"单位{one}" : null));
            }
        }
        foreach (var fact in await changes.OfRules(plan.Government, after, until, cancel))
        {
            Add(Said(fact, null, ChangeWords.OfRules(fact.Address.Kind), null, null));
        }
        list.Sort((a, b) => a.Position.CompareTo(b.Position));
        return new ChangeList(line, asked, list.DrainToImmutable());

        void Add(Change? change)
        {
            if (change is not null && asked.Lets(change))
            {
                list.Add(change);
            }
        }

        Change? Said(RecordedFact fact, string? point, string title, UnitId? unit, string? unitName)
        {
            if (ChangeWords.Of(fact.Type, TrackerSilo.Facts.Decode(fact.Type, fact.Data)) is not var (kind, what, words))
            {
                return null;
            }
            var around = FactMetadata.Parse(fact.Metadata);
            return new Change(fact.Position, around.At, point, title, unit, unitName, kind, what, fact.Erased ? "内容已依法删除" : words, ByWhom(around, register), fact.Address);
        }
    }

    /// <summary>A post and its unit; 系统 where a reaction wrote it.</summary>
    internal static string ByWhom(FactMetadata around, UnitRegister register)
    {
        if (around.Door is Door.Reaction)
        {
            return "系统";
        }
        var unit = around.Unit is { } id ? register.Unit(id)?.Name ?? $"单位{id}" : around.Roles.Contains(AccountRole.Office) ? "政务公开办" : null;
        return string.Join(" · ", new[] { unit, around.Post }.Where(word => !string.IsNullOrEmpty(word)).DefaultIfEmpty("本机管理员"));
    }
}

/// <summary>What is asked of the changes; null: all.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Point">A point's number.</param>
internal sealed record ChangeQuery(DateOnly From, DateOnly To, UnitId? Unit = null, string? Point = null, ChangeKind? Kind = null)
{
    public static ChangeQuery Between(DateOnly? from, DateOnly? to, DateOnly today)
    {
        var last = to ?? today;
        var first = from ?? last.AddDays(-6);
        return first <= last ? new ChangeQuery(first, last) : new ChangeQuery(last, first);
    }

    /// <summary>As an address asks; what is not said is left out.</summary>
    public static string Fields(DateOnly? from, DateOnly? to, string? unit, string? point, ChangeKind? kind) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["from"] = from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = to?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["unit"] = unit,
        ["point"] = point,
        ["kind"] = kind is { } one ? EnumNames.Of(one) : null,
    });

    public bool Lets(Change change) =>
        (Unit is null || change.Unit == Unit) && (Point is null || change.Point == Point) && (Kind is null || change.Kind == Kind);
}

internal sealed record ChangeList(PlanLine Plan, ChangeQuery Asked, ImmutableArray<Change> Changes)
{
    public string Name => $"{Plan.Title}变化（{Words.Day(Asked.From)}至{Words.Day(Asked.To)}）";
}

/// <param name="Point">Null: it concerns a period or the government's rules and not one point.</param>
/// <param name="Unit">Whose duty it is now; null: it concerns the whole point, period or government.</param>
/// <param name="Words">What was said, or the reason; null: nothing.</param>
/// <param name="By">Post and unit.</param>
public sealed record Change(
    long Position, DateTimeOffset At, string? Point, string Title, UnitId? Unit, string? UnitName, ChangeKind Kind, string What, string? Words, string By, GrainAddress Address);
