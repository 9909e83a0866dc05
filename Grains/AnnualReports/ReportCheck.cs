using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>Everything that the rules R1 to R15 say of a report. Pure; a report that Tracker did not make is checked by the same rules.</summary>
public static class ReportCheck
{
    /// <param name="year">For which it is meant to be; null: whatever it says itself.</param>
    /// <param name="previous">Last year's, for R5 to R7; null: these are left out.</param>
    /// <param name="children">The reports that this one sums up, for R11; null: it is left out.</param>
    public static ImmutableArray<Finding> Of(ReadReport report, int? year = null, ReportCells? previous = null, IReadOnlyCollection<Subordinate>? children = null)
    {
        var findings = new List<Finding>();
        findings.AddRange(TableFindings.Of(report, previous));
        findings.AddRange(TextFindings.Of(report, year));
        findings.AddRange(children is null ? [] : RollUpFindings.Of(report.Cells, children));
        findings.AddRange(HeadFindings.Of(report, year));
        return [.. findings.Select((finding, at) => (finding, at)).OrderBy(f => int.Parse(f.finding.Rule[1..], System.Globalization.CultureInfo.InvariantCulture)).ThenBy(f => f.at).Select(f => f.finding)];
    }

    /// <summary>The rules of the tables alone, as findings: for a report that is being filled in.</summary>
    public static ImmutableArray<Finding> Of(ReportCells cells, ReportCells? previous = null) => [.. TableFindings.Of(cells, previous)];
}

/// <summary>A report that a level's report sums up.</summary>
/// <param name="Cells">Null: it is not there, or could not be read.</param>
public sealed record Subordinate(string Name, ReportCells? Cells);
