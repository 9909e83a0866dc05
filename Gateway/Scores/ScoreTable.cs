using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Scores;

namespace Tracker.Gateway.Scores;

/// <summary>A rule set as the rows of a form: one row a rule, the indicator's name, way and weight said in its first.</summary>
internal static class ScoreTable
{
    public static ImmutableArray<ScoreTableRow> Rows(ScoreRules rules) =>
    [
        .. rules.Indicators.SelectMany(i => i.Rules.Select((r, place) => new ScoreTableRow(
            place == 0 ? i.Name : "", i.Way, place == 0 ? ScoreWords.Of(i.Weight) : "", r.Of, ScoreWords.Of(r.Each), r.Most is { } most ? ScoreWords.Of(most) : "", r.Veto))),
    ];

    /// <summary>Rows without an indicator's name go to the one above; rows without points are left out.</summary>
    public static (ScoreRules? Rules, Rejection? Rejection) Read(string title, string bonusFrom, IEnumerable<ScoreTableRow> rows)
    {
        var indicators = new List<ScoreIndicator>();
        foreach (var row in rows.Where(r => r.Each.Trim().Length > 0 || r.Indicator.Trim().Length > 0))
        {
            if (row.Indicator.Trim() is { Length: > 0 } name)
            {
                if (Points(row.Weight) is not { } weight)
                {
                    return (null, new Rejection("scores.points-invalid", name, row.Weight, $"{ScoreRules.MostPoints}"));
                }
                indicators.Add(new ScoreIndicator(name, row.Way, weight, []));
            }
            if (indicators.Count == 0)
            {
                return (null, new Rejection("scores.row-without-indicator"));
            }
            var last = indicators[^1];
            if (Points(row.Each) is not { } each || (row.Most.Trim().Length > 0 && Points(row.Most) is null))
            {
                return (null, new Rejection("scores.points-invalid", last.Name, row.Each.Trim() + (row.Most.Trim().Length > 0 ? $"、{row.Most.Trim()}" : ""), $"{ScoreRules.MostPoints}"));
            }
            indicators[^1] = last with { Rules = [.. last.Rules, new ScoreRule(row.Of, each, Points(row.Most), row.Veto)] };
        }
        var from = bonusFrom.Trim().Length == 0 ? null : Points(bonusFrom);
        return bonusFrom.Trim().Length > 0 && from is null
            ? (null, new Rejection("scores.bonus-from-invalid", bonusFrom, ScoreWords.Of(indicators.Where(i => i.Way == ScoreWay.Deduct).Sum(i => i.Weight))))
            : (new ScoreRules(title.Trim(), [.. indicators], from), null);
    }

    internal static decimal? Points(string text) =>
        decimal.TryParse(QuantityText.Folded(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) ? points : null;
}

/// <param name="Indicator">Empty: the one of the row above.</param>
internal sealed record ScoreTableRow(string Indicator, ScoreWay Way, string Weight, ScoreFactKind Of, string Each, string Most, bool Veto);
