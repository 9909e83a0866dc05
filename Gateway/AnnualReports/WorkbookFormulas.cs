using System.Collections.Immutable;
using Tracker.AnnualReports;

namespace Tracker.Gateway.AnnualReports;

/// <summary>The rules as formulas of a spreadsheet: the same terms, the same three outcomes. Texts and blanks add nothing, and a side without a number is "".</summary>
internal static class WorkbookFormulas
{
    public const string Consistent = "一致";

    public const string Inconsistent = "不一致";

    public const string NotComparable = "无法比较";

    public static string Side(ImmutableArray<RuleTerm> terms, Func<RuleTerm, string> place) =>
        $"IF(COUNT({Places(terms, place)})=0,\"\",{Sum(terms, place)})";

    /// <param name="left">Where the left side stands.</param>
    public static string Outcome(RuleCheck check, string left, string right, Func<RuleTerm, string> place)
    {
        var needs = string.Concat(check.Needs.Select(term => $",COUNT({place(term)})=0"));
        return check.Rule.Comparison switch
        {
            Comparison.Filled => $"IF({left}=\"\",\"{NotComparable}\",\"{Consistent}\")",
            Comparison.Allowed => Judged($"{left}=\"\"", check.Left[0].Cell!.Column.Kind switch { CellKind.Money => $"{left}>=0", CellKind.Change => $"{left}=INT({left})", _ => $"AND({left}>=0,{left}=INT({left}))" }),
            Comparison.AtMost => Judged($"OR({left}=\"\",{right}=\"\"{needs})", $"{left}<={right}"),
            _ => Judged($"OR({left}=\"\",{right}=\"\"{needs})", $"{left}={right}"),
        };
    }

    /// <summary>Both sides have numbers, and other ones.</summary>
    public static string Differs(RuleCheck check, Func<RuleTerm, string> place) =>
        $"AND(COUNT({Places(check.Left, place)})>0,COUNT({Places(check.Right, place)})>0,{Sum(check.Left, place)}<>{Sum(check.Right, place)})";

    /// <summary>What no cell of its kind may hold, words among it.</summary>
    public static string NotAllowed(string cell, CellKind kind) =>
        $"IF(ISNUMBER({cell}),{kind switch { CellKind.Money => $"{cell}<0", CellKind.Change => $"{cell}<>INT({cell})", _ => $"OR({cell}<0,{cell}<>INT({cell}))" }},AND(ISTEXT({cell}),{cell}<>\"/\",{cell}<>\"\"))";

    private static string Judged(string cannot, string holds) => $"IF({cannot},\"{NotComparable}\",IF({holds},\"{Consistent}\",\"{Inconsistent}\"))";

    private static string Sum(ImmutableArray<RuleTerm> terms, Func<RuleTerm, string> place)
    {
        var less = terms.Where(term => term.Sign < 0).ToImmutableArray();
        return $"ROUND(SUM({Places([.. terms.Where(term => term.Sign > 0)], place)}){(less.IsEmpty ? "" : $"-SUM({Places(less, place)})")},6)";
    }

    private static string Places(ImmutableArray<RuleTerm> terms, Func<RuleTerm, string> place) => string.Join(',', terms.Select(place));
}
