using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using Tracker.Silo.Journal;

namespace Tracker.Silo.LookBack;

/// <summary>Figures that the rows of a duty's period returns put into the ledger; a later row of the same period corrects an earlier one.</summary>
public static class LedgerFigures
{
    /// <summary>Each figure as its last period said it, in the order they were first told. A period that was opened late comes before those that were told of earlier.</summary>
    public static ImmutableArray<ReportedFigure> Last(IEnumerable<PeriodReported> rows)
    {
        var names = new List<string>();
        var last = new Dictionary<string, ReportedFigure>();
        foreach (var figure in Corrected(rows).SelectMany(FiguresOf))
        {
            if (!last.TryGetValue(figure.Name, out var before))
            {
                names.Add(figure.Name);
            }
            last[figure.Name] = before is null || MonthOf(before) <= MonthOf(figure) ? figure : before;
        }
        return [.. names.Select(name => last[name])];
    }

    /// <summary>Each figure of each period.</summary>
    public static ImmutableArray<ReportedFigure> All(IEnumerable<PeriodReported> rows) => [.. Corrected(rows).SelectMany(FiguresOf)];

    /// <summary>What the ledger says now of the same figure in the same period; null: nothing any more.</summary>
    internal static async ValueTask<ReportedFigure?> Of(IJournal journal, GrainAddress assignment, ReportedFigure said, CancellationToken cancel)
    {
        PeriodReported? row = null;
        for (var read = 0L; await journal.ReadStream(assignment, read, cancel: cancel) is { Count: > 0 } facts; read = facts[^1].Version)
        {
            foreach (var fact in facts.Where(f => f.Type == "assignment.period-reported.v1"))
            {
                row = TrackerSilo.Facts.Decode(fact.Type, fact.Data) is PeriodReported told && told.Period.Value == said.Period ? told : row;
            }
        }
        return row is null ? null : FiguresOf(row).FirstOrDefault(f => f.Name == said.Name);
    }

    /// <summary>The last row of each period, in the order that the periods were first told of.</summary>
    private static IEnumerable<PeriodReported> Corrected(IEnumerable<PeriodReported> rows) => rows.GroupBy(r => r.Period).Select(r => r.Last());

    private static int MonthOf(ReportedFigure figure) => PeriodId.Parse(figure.Period).LastMonth();

    private static IEnumerable<ReportedFigure> FiguresOf(PeriodReported row) => row.Row.Quantities.Select(q => new ReportedFigure(row.Period.Value, q.Name, q.Value, q.Measure));
}
