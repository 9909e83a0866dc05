using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Scores;

/// <summary>评分规则 of a government: what the year's work is scored by. Facts of the ledger and of the papers count; nothing that somebody only thinks.</summary>
/// <param name="Title">As the office's own paper names it.</param>
/// <param name="BonusFrom">加分 counts only from this many points of the rest on; null: always.</param>
public sealed record ScoreRules(string Title, ImmutableArray<ScoreIndicator> Indicators, decimal? BonusFrom = null)
{
    public const int LongestName = 100;
    public const int MostIndicators = 60;
    public const decimal MostPoints = 1_000;

    /// <summary>What a unit without any fault has, without what is added.</summary>
    [JsonIgnore]
    public decimal Full => Indicators.Where(i => i.Way == ScoreWay.Deduct).Sum(i => i.Weight);

    public bool Equals(ScoreRules? other) =>
        other is not null && Title == other.Title && BonusFrom == other.BonusFrom && Indicators.SequenceEqual(other.Indicators);

    public override int GetHashCode() => HashCode.Combine(Title, BonusFrom, Indicators.Length);

    /// <summary>Codes <c>scores.*</c>, with the indicator that is meant.</summary>
    public Rejection? Fault()
    {
        if (!IsName(Title))
        {
            return new Rejection("scores.name-invalid", Title, $"{LongestName}");
        }
        if (Indicators.Length is 0 or > MostIndicators || Full <= 0)
        {
            return new Rejection("scores.no-indicators", $"{MostIndicators}");
        }
        if (BonusFrom is < 0 || BonusFrom > Full)
        {
            return new Rejection("scores.bonus-from-invalid", $"{BonusFrom}", $"{Full}");
        }
        return Indicators.GroupBy(i => i.Name).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }
            ? new Rejection("scores.name-twice", twice)
            : Indicators.Select(i => i.Fault()).FirstOrDefault(fault => fault is not null);
    }

    internal static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);

    /// <summary>In hundredths, so that what is shown is what is counted with.</summary>
    internal static bool IsPoints(decimal points) => points is > 0 and <= MostPoints && decimal.Round(points, 2) == points;
}

/// <summary>一级指标: so many points, of which something is taken away (扣分), or up to which something is added (加分).</summary>
/// <param name="Weight">权重分值: no more can be lost or won in it.</param>
public sealed record ScoreIndicator(string Name, ScoreWay Way, decimal Weight, ImmutableArray<ScoreRule> Rules)
{
    public bool Equals(ScoreIndicator? other) =>
        other is not null && Name == other.Name && Way == other.Way && Weight == other.Weight && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => HashCode.Combine(Name, Way, Weight);

    internal Rejection? Fault() =>
        !ScoreRules.IsName(Name) ? new Rejection("scores.name-invalid", Name, $"{ScoreRules.LongestName}")
        : !ScoreRules.IsPoints(Weight) ? new Rejection("scores.points-invalid", Name, $"{Weight}", $"{ScoreRules.MostPoints}")
        : Rules.IsEmpty ? new Rejection("scores.no-rules", Name)
        : Rules.GroupBy(r => r.Of).Any(g => g.Count() > 1) ? new Rejection("scores.fact-twice", Name)
        : Rules.Any(r => !ScoreRules.IsPoints(r.Each) || (r.Most is { } most && (!ScoreRules.IsPoints(most) || most < r.Each)))
            ? new Rejection("scores.points-invalid", Name, string.Join('、', Rules.Select(r => $"{r.Each}")), $"{ScoreRules.MostPoints}")
        : Way == ScoreWay.Add && Rules.Any(r => r.Veto) ? new Rejection("scores.veto-of-bonus", Name)
        : Rules.FirstOrDefault(r => Way == ScoreWay.Add != r.Of is ScoreFactKind.GoodPractice) is not null ? new Rejection("scores.fact-of-other-way", Name)
        : null;
}

/// <summary>So many points for each fact of a kind.</summary>
/// <param name="Most">No more than this by this rule; null: as far as the indicator's weight goes.</param>
/// <param name="Veto">一票否决: one such fact, and nothing is left of the indicator.</param>
public sealed record ScoreRule(ScoreFactKind Of, decimal Each, decimal? Most = null, bool Veto = false);

[JsonConverter(typeof(JsonStringEnumConverter<ScoreWay>))]
public enum ScoreWay
{
    /// <summary>减分制.</summary>
    [JsonStringEnumMemberName("deduct")]
    Deduct,

    /// <summary>加分制.</summary>
    [JsonStringEnumMemberName("add")]
    Add,
}
