using System.Runtime.CompilerServices;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

/// <summary>The full ledger (工作台账) with the columns that offices keep by hand, as a table for workbook, paper and print.</summary>
internal sealed class WorkLedger(LedgerReading reading, ILedger ledger, IJournal journal, LightDesk lights)
{
    public async ValueTask<Outcome<LedgerFile>> Of(
        Caller caller, GrainAddress plan, LedgerFilter filter, ColumnTemplate template, CancellationToken cancel = default)
    {
        var (line, refused) = await reading.Plan(caller, plan, Deed.Export, cancel);
        if (line is null)
        {
            return refused!;
        }
        var columns = template.Columns.Select(c => (Column: WorkLedgerColumns.Find(c.Key)!, c.Heading)).ToList();
        var day = filter.AsOf is { } asOf ? $"（截至{Words.Day(asOf)}）" : "";
        var sheet = new TableSheet(
            template.Name,
            [.. columns.Select((c, i) => new TableColumn($"{c.Column.Key}{(columns.FindIndex(o => o.Column == c.Column) == i ? "" : $"{i}")}", c.Heading ?? c.Column.Heading, c.Column.Kind, c.Column.Width))],
            $"{line.Title}{template.Name}{day}");
        return new LedgerFile(sheet.Title!, Table.Of(sheet, Rows(caller, plan, filter, cancel), (row, cells) =>
        {
            foreach (var (column, _) in columns)
            {
                column.Put(row, cells);
            }
        }));
    }

    public async IAsyncEnumerable<WorkLedgerRow> Rows(
        Caller caller, GrainAddress plan, LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        long? position = filter.AsOf is { } day ? await ledger.PositionOn(day, cancel) : null;
        var leads = await LeadsOf(plan, position, cancel);
        var lit = (await ledger.Plan(plan, cancel))?.IsHistory == true ? null : await lights.On(filter.AsOf, plan.Government, plan.Year, cancel);
        var number = 0;
        await foreach (var line in reading.Rows(caller, plan, filter with { Wide = true }, Deed.Export, cancel))
        {
            yield return new WorkLedgerRow(++number, line, leads.GetValueOrDefault(line.Entry.Point, ""), await WordsOf(line.Entry.Assignment, position, cancel), lit is null ? null : LightWords.Because(lit.Of(line.Entry), lit.Day));
        }
    }

    /// <summary>Who leads stands in the published document: whoever sees a row of a point sees it.</summary>
    private async ValueTask<Dictionary<GrainAddress, string>> LeadsOf(GrainAddress plan, long? position, CancellationToken cancel)
    {
        var leads = new Dictionary<GrainAddress, string>();
        await foreach (var line in ledger.Lines(plan, position, cancel))
        {
            if (line.Entry.Role == Role.Lead)
            {
                leads[line.Entry.Point] = leads.TryGetValue(line.Entry.Point, out var before) ? $"{before}、{line.Entry.UnitName}" : line.Entry.UnitName;
            }
        }
        return leads;
    }

    private async ValueTask<RowWords> WordsOf(GrainAddress assignment, long? position, CancellationToken cancel)
    {
        var words = RowWords.None;
        var read = 0L;
        while (await journal.ReadStream(assignment, read, cancel: cancel) is { Count: > 0 } facts)
        {
            foreach (var fact in facts.Where(f => position is null || f.Position <= position))
            {
                words = words.After(TrackerSilo.Facts.Decode(fact.Type, fact.Data));
            }
            read = facts[^1].Version;
        }
        return words;
    }
}
