using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Scores;

/// <summary>One thing that counts: what, when, and what it is about, so that it can be opened.</summary>
/// <param name="About">An assignment, a period or a paper.</param>
/// <param name="On">The day it became so.</param>
public sealed record ScoreFact(ScoreFactKind Kind, GrainAddress About, DateOnly On)
{
    /// <summary>What the thing is called: 提示函〔2026〕3号, a point's title; null: its kind and day say it.</summary>
    public string? Title { get; init; }

    /// <summary>The same fact has the same name on every day that it is looked at: an appeal is about it.</summary>
    [JsonIgnore]
    public string Id => $"{EnumName}~{About.RouteForm}";

    private string EnumName => Kind switch
    {
        ScoreFactKind.Overdue => "overdue",
        ScoreFactKind.Unfinished => "unfinished",
        ScoreFactKind.SheetMissing => "sheet-missing",
        ScoreFactKind.SheetLate => "sheet-late",
        ScoreFactKind.Notice => "notice",
        ScoreFactKind.Order => "order",
        ScoreFactKind.Circular => "circular",
        ScoreFactKind.AnswerLate => "answer-late",
        _ => "good-practice",
    };
}

[JsonConverter(typeof(JsonStringEnumConverter<ScoreFactKind>))]
public enum ScoreFactKind
{
    /// <summary>逾期 and still open.</summary>
    [JsonStringEnumMemberName("overdue")]
    Overdue,

    /// <summary>年终清账: 未完成（转整改）.</summary>
    [JsonStringEnumMemberName("unfinished")]
    Unfinished,

    /// <summary>A period's sheet that was not sent by its day.</summary>
    [JsonStringEnumMemberName("sheet-missing")]
    SheetMissing,

    /// <summary>迟报.</summary>
    [JsonStringEnumMemberName("sheet-late")]
    SheetLate,

    /// <summary>提示函 that was issued to the unit.</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,

    /// <summary>督促整改通知书.</summary>
    [JsonStringEnumMemberName("order")]
    Order,

    /// <summary>通报.</summary>
    [JsonStringEnumMemberName("circular")]
    Circular,

    /// <summary>整改反馈 after its day.</summary>
    [JsonStringEnumMemberName("answer-late")]
    AnswerLate,

    /// <summary>亮点做法 that the office marked.</summary>
    [JsonStringEnumMemberName("good-practice")]
    GoodPractice,
}
