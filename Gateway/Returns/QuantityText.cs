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
    public static (ImmutableArray<Quantity> Quantities, Rejection? Fault) Read(ImmutableArray<DraftQuantity> typed)
    {
        var read = ImmutableArray.CreateBuilder<Quantity>();
        foreach (var q in typed.Where(q => !q.IsEmpty))
        {
            if (ValueOf(q.Value) is not { } value)
            {
                return ([], new Rejection("quantity.not-a-number", q.Name, q.Value));
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
        return folded[end..].Any(char.IsAsciiDigit) || !decimal.TryParse(folded.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? null
            : folded[end..] is ['万', ..] ? value * 10_000
            : value;
    }

    /// <summary>By hand: without ICU, normalizing leaves full-width characters as they are.</summary>
    private static string Folded(string text) =>
        string.Concat(text.Select(c => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c == '\u3000' ? ' ' : c)).Trim();
}
