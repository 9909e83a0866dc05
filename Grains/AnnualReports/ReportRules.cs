using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.AnnualReports;

/// <summary>
/// The rules R1 to R9 of the tables: written once, in rules.json, and read by the server, the page's script and the workbook alike.
/// R10 to R15 ask for more than the tables and stand beside them.
/// </summary>
public static class ReportRules
{
    private const string Previous = "previous:";

    private static readonly Lazy<ImmutableArray<RuleCheck>> ChecksOf2021 = new(() => Checks(ReportForm.Of2021));

    private static readonly Lazy<ImmutableArray<RuleCheck>> ChecksOf2019 = new(() => Checks(ReportForm.Of2019));

    /// <summary>As it stands on file, for pages.</summary>
    public static string Json { get; } = Load();

    public static ImmutableArray<ReconciliationRule> All { get; } = JsonSerializer.Deserialize<RuleFile>(Json, StoredJson.Options)!.Rules;

    /// <summary>Every rule at every place of a form, in the order of the rules.</summary>
    public static ImmutableArray<RuleCheck> ChecksOf(FormEdition edition) => edition is FormEdition.Of2019 ? ChecksOf2019.Value : ChecksOf2021.Value;

    /// <param name="previous">Last year's report (after a merger the sum of the predecessors'); null: rules that ask for it are left out.</param>
    public static ImmutableArray<CheckResult> Check(ReportCells cells, ReportCells? previous = null)
    {
        var checks = ChecksOf(cells.Form.Edition);
        var results = ImmutableArray.CreateBuilder<CheckResult>(checks.Length);
        foreach (var check in checks)
        {
            if (previous is not null || !check.AsksPrevious)
            {
                results.Add(check.Of(cells, previous));
            }
        }

        return results.DrainToImmutable();
    }

    private static ImmutableArray<RuleCheck> Checks(ReportForm form) => [.. All.SelectMany(rule => Checks(rule, form))];

    private static IEnumerable<RuleCheck> Checks(ReconciliationRule rule, ReportForm form)
    {
        if (rule.Each.Over is RuleOver.Cell)
        {
            return form.Cells.Select(cell => Of(rule, cell.Place, form, ("{cell}", cell.Key.Value)));
        }

        var tables = form.Tables.Where(table => table.Part == rule.Each.Part);
        var checks = rule.Each.Over is RuleOver.Column
            ? tables.SelectMany(table => table.Columns).Select(column => Of(rule, column.Place, form, ("{column}", column.Key)))
            : tables.SelectMany(table => table.Rows).Where(row => rule.Each.Rows.IsDefault || rule.Each.Rows.Contains(row.Key)).Select(row => Of(rule, row.Place, form, ("{row}", row.Key)));
        return checks.Where(check => check.Left.Length > 0 && check.Right.Length > 0);
    }

    private static RuleCheck Of(ReconciliationRule rule, string place, ReportForm form, (string Gap, string Word) over)
    {
        return new RuleCheck(rule, place, Terms(rule.Left), Terms(rule.Right), Terms(rule.Needs));

        ImmutableArray<RuleTerm> Terms(ImmutableArray<string> said) =>
            said.IsDefault ? [] : [.. said.Select(term => Term(term.Replace(over.Gap, over.Word, StringComparison.Ordinal), form)).Where(term => term.Previous || term.Cell is not null)];
    }

    private static RuleTerm Term(string said, ReportForm form)
    {
        var sign = said[0] == '-' ? -1 : 1;
        var rest = sign < 0 ? said[1..] : said;
        var previous = rest.StartsWith(Previous, StringComparison.Ordinal);
        var key = CellKey.Parse(previous ? rest[Previous.Length..] : rest);
        return new RuleTerm(key, sign, previous, previous ? null : form.Find(key));
    }

    private static string Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tracker.AnnualReports.rules.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record RuleFile(ImmutableArray<ReconciliationRule> Rules);
}
