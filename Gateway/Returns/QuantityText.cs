using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;

namespace Tracker.Gateway.Returns;

/// <summary>Numbers as people type them: full-width digits, commas between thousands, parts as 线上762、线下78 or 762+78.</summary>
internal static class QuantityText
{
    private static readonly char[] Between = ['+', '、', ';', '\n', '\r'];

    public static string Number(decimal value) => value.ToString("0.################", CultureInfo.InvariantCulture);

    public static string Parts(ImmutableArray<QuantityPart> parts) => string.Join("、", parts.Select(p => p.Name + Number(p.Value)));

    /// <summary>Empty rows say nothing; else a quantity, or what is wrong with it.</summary>
    /// <param name="before">What was said of the same duty before, the latest first.</param>
    public static (ImmutableArray<Quantity> Quantities, Rejection? Fault) Read(ImmutableArray<DraftQuantity> typed, ImmutableArray<Quantity> before)
    {
        var read = ImmutableArray.CreateBuilder<Quantity>();
        foreach (var q in typed.Where(q => !q.IsEmpty))
        {
            if (InMyriads(q) is { } figure)
            {
                return ([], new Rejection("quantity.ten-thousands", figure));
            }
            if (ValueOf(q.Value) is not { } value)
            {
                return ([], new Rejection("quantity.not-a-number", q.Name, q.Value));
            }
            if (QuantityMeasures.Fault(q.Name, q.Measure, $"{q.Name} {q.Value} {q.Measure}", before) is { } asked)
            {
                return ([], asked);
            }
            var parts = ImmutableArray.CreateBuilder<QuantityPart>();
            foreach (var (part, index) in Folded(q.Parts).Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((p, i) => (p, i)))
            {
                var digits = part.IndexOfAny([.. "-0123456789."]);
                if (digits < 0 || ValueOf(part[digits..]) is not { } one)
                {
                    return ([], new Rejection("quantity.part-unread", q.Name, part));
                }
                var name = part[..digits].Trim(' ', ':', '=', '：');
                parts.Add(new QuantityPart(name.Length > 0 ? name : $"第{index + 1}项", one));
            }
            read.Add(new Quantity(q.Name.Trim(), value, q.Measure.Trim(), parts.DrainToImmutable()));
        }
        return (read.DrainToImmutable(), null);
    }

    /// <summary>What stands behind the digits, such as 件, is passed over.</summary>
    private static decimal? ValueOf(string text)
    {
        var folded = Folded(text).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var end = folded.TakeWhile((c, i) => char.IsAsciiDigit(c) || c == '.' || (c == '-' && i == 0)).Count();
        return folded[end..].Any(char.IsAsciiDigit) || !decimal.TryParse(folded.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? null : value;
    }

    /// <summary>Something of it that is typed with 万 or 亿, and is not counted in them.</summary>
    private static string? InMyriads(DraftQuantity q) =>
        new[] { q.Value }.Concat(q.Parts.Split(Between)).Select(text => text.Trim()).FirstOrDefault(text =>
            text.LastIndexOfAny([.. "0123456789０１２３４５６７８９"]) is >= 0 and var last
            && QuantityMeasures.CountsInMyriads(text[(last + 1)..]) && text[(last + 1)..].Trim() != q.Measure.Trim());

    /// <summary>By hand: without ICU, normalizing leaves full-width characters as they are.</summary>
    public static string Folded(string text) =>
        string.Concat(text.Select(c => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c == '\u3000' ? ' ' : c)).Trim();
}
