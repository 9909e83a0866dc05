using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>One rule at one place of one form, its terms looked up: R1 of the column 自然人.</summary>
public sealed record RuleCheck(ReconciliationRule Rule, string Place, ImmutableArray<RuleTerm> Left, ImmutableArray<RuleTerm> Right, ImmutableArray<RuleTerm> Needs)
{
    /// <summary>Whether it asks for last year's report.</summary>
    public bool AsksPrevious { get; } = Left.Concat(Right).Any(term => term.Previous);

    public IEnumerable<RuleTerm> Terms => Left.Concat(Right);

    public CheckResult Of(ReportCells cells, ReportCells? previous)
    {
        var left = Side(Left, cells, previous);
        var right = Side(Right, cells, previous);
        var outcome = Rule.Comparison switch
        {
            Comparison.Filled => left is null ? CheckOutcome.NotComparable : CheckOutcome.Consistent,
            Comparison.Allowed => left is not { } number ? CheckOutcome.NotComparable : Said(Allowed(number, Left[0].Cell!.Column.Kind)),
            _ when left is null || right is null || Needs.Any(term => Of(term, cells, previous) is null) => CheckOutcome.NotComparable,
            Comparison.AtMost => Said(left <= right),
            _ => Said(left == right),
        };
        return new CheckResult(this, outcome, left, right);
    }

    /// <summary>Null: none of its cells has a number.</summary>
    private static decimal? Side(ImmutableArray<RuleTerm> terms, ReportCells cells, ReportCells? previous)
    {
        decimal? sum = null;
        foreach (var term in terms)
        {
            if (Of(term, cells, previous) is { } number)
            {
                sum = (sum ?? 0) + (number * term.Sign);
            }
        }

        return sum;
    }

    private static decimal? Of(RuleTerm term, ReportCells cells, ReportCells? previous) =>
        term.Previous ? previous?[term.Key].Number : term.Cell is { } cell ? cells[cell].Number : null;

    private static bool Allowed(decimal number, CellKind kind) => kind switch
    {
        CellKind.Money => number >= 0,
        CellKind.Change => decimal.IsInteger(number),
        _ => number >= 0 && decimal.IsInteger(number),
    };

    private static CheckOutcome Said(bool holds) => holds ? CheckOutcome.Consistent : CheckOutcome.Inconsistent;
}

/// <param name="Sign">1 or -1.</param>
/// <param name="Previous">Of last year's report.</param>
/// <param name="Cell">In this form; null where it is last year's.</param>
public sealed record RuleTerm(CellKey Key, int Sign, bool Previous, FormCell? Cell);

/// <param name="Left">Null: none of its cells has a number.</param>
public sealed record CheckResult(RuleCheck Check, CheckOutcome Outcome, decimal? Left, decimal? Right)
{
    public string Rule => Check.Rule.Id;

    public Severity Severity => Check.Rule.Severity;

    public string Place => Check.Place;

    public decimal? Difference => Left - Right;

    /// <summary>The cells of this year's report that it looks at.</summary>
    public IEnumerable<FormCell> Cells => Check.Terms.Where(term => !term.Previous).Select(term => term.Cell!);
}
