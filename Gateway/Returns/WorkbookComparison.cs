using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Returns;

/// <summary>
/// Holds an uploaded workbook against the sheet as it stands. Pure. A row that nobody touched does nothing, whatever others did meanwhile; one that was
/// touched while others wrote another thing is a conflict.
/// </summary>
internal static class WorkbookComparison
{
    public static WorkbookPreview Of(WorkbookUpload upload, WorkbookSheet sheet)
    {
        var lines = sheet.Lines.ToDictionary(l => l.Assignment);
        var seen = new Dictionary<GrainAddress, int>();
        var rows = upload.Rows.Select(row => Row(row, lines, seen)).ToImmutableArray();
        return new WorkbookPreview(upload.FileName, sheet, rows, [.. sheet.Lines.Where(l => !seen.ContainsKey(l.Assignment)).Select(l => l.Number)], null);
    }

    private static WorkbookPreviewRow Row(WorkbookRow row, Dictionary<GrainAddress, WorkbookLine> lines, Dictionary<GrainAddress, int> seen)
    {
        if (row.Key is not { } key)
        {
            return Refused(row, null, row.Faults);
        }
        if (!lines.TryGetValue(key.Assignment, out var line))
        {
            return Refused(row, null, [new CellFault("", "", key.Assignment.Value, new Rejection("return-workbook.duty-gone", $"{row.Row}"))]);
        }
        if (!seen.TryAdd(key.Assignment, row.Row))
        {
            return Refused(row, line, [new CellFault("", "", line.Title, new Rejection("return-workbook.row-twice", $"{row.Row}", $"{seen[key.Assignment]}"))]);
        }
        if (!row.Faults.IsEmpty)
        {
            return Refused(row, line, row.Faults);
        }
        var now = line.Cells;
        if (row.Cells.Digest == key.Filled)
        {
            return new WorkbookPreviewRow(row.Row, line.Assignment, line.Number, line.Title, row.Cells.Outcome.Length == 0 ? WorkbookFate.Blank : WorkbookFate.Same, null, line.Version, null, []);
        }
        if (row.Cells.Digest == now.Digest)
        {
            return new WorkbookPreviewRow(row.Row, line.Assignment, line.Number, line.Title, WorkbookFate.Same, null, line.Version, null, []);
        }
        var (wanted, faults) = Wanted(row, line);
        if (wanted is null)
        {
            return Refused(row, line, faults);
        }
        if (line.Said is { } said && IsThere(wanted, said, line.Kept))
        {
            return new WorkbookPreviewRow(row.Row, line.Assignment, line.Number, line.Title, WorkbookFate.Same, null, line.Version, null, []);
        }
        if (ReturnAnswers.Fault(wanted, line.Returned, line.Said, line.Before, line.Kept) is { } unanswered)
        {
            return Refused(row, line, [new CellFault(row.At.GetValueOrDefault(WorkbookTable.Outcome, ""), WorkbookTable.Outcome, row.Cells.Outcome, unanswered)]);
        }
        var fate = now.Digest != key.Filled ? WorkbookFate.Conflict : line.Said is null ? WorkbookFate.New : WorkbookFate.Changed;
        return new WorkbookPreviewRow(row.Row, line.Assignment, line.Number, line.Title, fate, wanted, line.Version, line.Said is null && fate is WorkbookFate.New ? null : InWords(now), [])
        {
            Source = row,
            Changes = RowChanges.Of(wanted, line.Said, line.Kept),
        };
    }

    /// <summary>Everything that the row says stands already, its evidence wherever it was handed in.</summary>
    private static bool IsThere(PeriodRow wanted, PeriodRow said, ImmutableArray<EvidenceItem> kept) =>
        (WorkbookCells.Filed(wanted, null) with { Links = "" }).Digest == WorkbookCells.Filed(said, null).Digest
        && wanted.Evidence.All(link => kept.Any(there => there.Url == link.Url));

    private static (PeriodRow? Row, ImmutableArray<CellFault> Faults) Wanted(WorkbookRow row, WorkbookLine line)
    {
        var faults = ImmutableArray.CreateBuilder<CellFault>();
        var cells = row.Cells;
        var outcome = OutcomeNames.Read(cells.Outcome);
        if (outcome is null)
        {
            var allowed = string.Join('、', OutcomeNames.All);
            Fault(WorkbookTable.Outcome, cells.Outcome, cells.Outcome.Length == 0 ? new Rejection("return-workbook.outcome-missing", allowed) : new Rejection("return-workbook.outcome-unknown", cells.Outcome, allowed));
        }
        var (quantities, unreadable) = WorkbookQuantities.Read(cells.Quantities, [.. line.Said?.Quantities ?? [], .. line.Before?.Quantities ?? []]);
        if (unreadable is not null)
        {
            Fault(WorkbookTable.Quantities, cells.Quantities, unreadable);
        }
        ImmutableArray<EvidenceItem> links = [.. EvidenceLinks.Read(cells.Links)];
        foreach (var link in links)
        {
            if (EvidenceRules.Fault(link) is { } bad)
            {
                Fault(WorkbookTable.Links, link.Url ?? link.Title, bad);
            }
        }
        if (faults.Count > 0)
        {
            return (null, faults.ToImmutable());
        }
        var wanted = new PeriodRow(outcome!.Value, outcome is RowOutcome.Progress || !IsPrefilled(cells.Text, line) ? cells.Text : "", Said(cells.Problem), Said(cells.Next), quantities, links);
        if (PeriodRowRules.Fault(wanted) is { } broken)
        {
            Fault(ColumnOf(broken), ColumnOf(broken) == WorkbookTable.Quantities ? cells.Quantities : cells.Text, broken);
            return (null, faults.ToImmutable());
        }
        return (wanted, []);

        void Fault(string column, string value, Rejection rule) => faults.Add(new CellFault(row.At.GetValueOrDefault(column, ""), column, value, rule));
    }

    /// <summary>Last period's words, which came down in the cell and nobody changed: they are neither this period's nor a reason.</summary>
    private static bool IsPrefilled(string text, WorkbookLine line) =>
        line is { Before: { } before, Said: null or { Text.Length: 0 } } && CellDigest.Folded(text) == CellDigest.Folded(before.Text);

    private static string ColumnOf(Rejection rule) =>
        rule.Code.StartsWith("quantity.", StringComparison.Ordinal) || rule.Code is "assignment.parts-differ" ? WorkbookTable.Quantities
        : rule.Code is "assignment.too-much-evidence" || rule.Code.StartsWith("evidence.", StringComparison.Ordinal) ? WorkbookTable.Links
        : WorkbookTable.Text;

    private static WorkbookPreviewRow Refused(WorkbookRow row, WorkbookLine? line, ImmutableArray<CellFault> faults) =>
        new(row.Row, line?.Assignment, line?.Number ?? "", line?.Title ?? "", WorkbookFate.Refused, null, line?.Version ?? 0, null, faults);

    private static string? Said(string text) => text.Length == 0 ? null : text;

    private static string InWords(WorkbookCells cells) =>
        string.Join("；", new[] { cells.Outcome, cells.Text, cells.Problem, cells.Next, cells.Quantities }.Where(words => words.Length > 0));
}
