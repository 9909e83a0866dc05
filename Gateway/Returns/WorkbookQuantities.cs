using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Assignments;
using Tracker.Deciding;

namespace Tracker.Gateway.Returns;

/// <summary>
/// Figures as people type them into one cell, a line each: 公开信息 840 条（其中：新闻 762、公告 78）. Full-width digits and thousands' commas are read;
/// in what they are counted is asked by <see cref="QuantityMeasures"/>, as at every other door.
/// </summary>
internal static partial class WorkbookQuantities
{
    private const string Gap = "___";

    public static string Of(Quantity q) =>
        $"{q.Name} {Number(q.Value)} {q.Measure}{(q.Parts.IsEmpty ? "" : $"（其中：{string.Join('、', q.Parts.Select(p => $"{p.Name} {Number(p.Value)}"))}）")}";

    /// <summary>Last time's name and measure with a gap for the number; a line that still has it says nothing.</summary>
    public static string Open(Quantity q) => $"{q.Name} {Gap} {q.Measure}";

    public static (ImmutableArray<Quantity> Quantities, Rejection? Fault) Read(string cell, ImmutableArray<Quantity> before)
    {
        var read = ImmutableArray.CreateBuilder<Quantity>();
        foreach (var line in Folded(cell).Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Contains(Gap, StringComparison.Ordinal))
            {
                continue;
            }
            if (Whole().Match(line) is not { Success: true } found)
            {
                return ([], new Rejection("return-workbook.quantity-unreadable", line));
            }
            var (name, measure) = (found.Groups["name"].Value.Trim(), found.Groups["measure"].Value.Trim());
            var usual = before.FirstOrDefault(q => q.Name == name)?.Measure;
            if (measure.Length == 0)
            {
                return ([], new Rejection("return-workbook.measure-missing", line, usual ?? "件"));
            }
            if (QuantityMeasures.Fault(name, measure, line, before) is { } asked)
            {
                return ([], asked);
            }
            if (Amount(found.Groups["value"].Value) is not { } value || Parts(found.Groups["parts"].Value, measure) is not { } parts)
            {
                return ([], new Rejection("return-workbook.quantity-unreadable", line));
            }
            read.Add(new Quantity(name, value, measure, parts));
        }
        return (read.ToImmutable(), null);
    }

    private static ImmutableArray<QuantityPart>? Parts(string text, string measure)
    {
        var parts = ImmutableArray.CreateBuilder<QuantityPart>();
        foreach (var piece in text.Split(['、', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Part().Match(piece) is not { Success: true } found || Amount(found.Groups["value"].Value) is not { } value || (found.Groups["measure"].Value.Trim() is { Length: > 0 } own && own != measure))
            {
                return null;
            }
            parts.Add(new QuantityPart(found.Groups["name"].Value.Trim(), value));
        }
        return parts.ToImmutable();
    }

    private static decimal? Amount(string digits) =>
        decimal.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Full-width letters, digits and marks in their usual width; 、 stays.</summary>
    internal static string Folded(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c == '　' ? ' ' : c));

    private static string Number(decimal value) => value.ToString("0.################", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<name>[^\d(=]*[^\d\s:(=,.-])[\s:]*(?<value>-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?)\s*(?<measure>[^\d\s(=]*)\s*([(=]\s*(其中)?[\s:]*(?<parts>[^()]+)\)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?<name>[^\d]*[^\d\s:,.-])[\s:]*(?<value>-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?)\s*(?<measure>[^\d\s]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
