using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Reminders;

namespace Tracker.Rectification;

/// <summary>问题: what a check found missing, until it is put right, looked at again and closed out (销号).</summary>
public abstract record Problem
{
    private Problem() { }

    public sealed record NotRaised : Problem;

    /// <param name="RectifyBy">整改时限, as it stands now.</param>
    /// <param name="Result">整改结果 that stands; null: 未整改, or it did not pass.</param>
    /// <param name="Recheck">复核 of that result; null: not yet.</param>
    /// <param name="Reopened">重新挂账, so many times.</param>
    /// <param name="Relapse">反弹: the problem of an earlier year that is here again; null: none is known.</param>
    public sealed record Raised(
        ProblemRaised Fact,
        DateOnly RectifyBy,
        ProblemStage Stage,
        MeasuresSet? Measures,
        ResultReported? Result,
        ProblemRechecked? Recheck,
        ProblemClosedOut? CloseOut,
        int Reopened,
        RelapseMarked? Relapse) : Problem
    {
        public ImmutableArray<ToldReminder> Reminded { get; init; } = [];
    }

    public static Problem Initial { get; } = new NotRaised();

    public static GrainKind<Problem, ProblemCommand, ProblemEvent> Kind { get; } = new("problem", Initial, Evolve, ProblemDecider.Decide);

    /// <summary>A check has one: it is reopened and never raised again.</summary>
    public static GrainAddress AddressOf(GrainAddress check) => check.Child(Kind.Name, "1");

    public static Problem Evolve(Problem state, ProblemEvent fact) => (state, fact) switch
    {
        (NotRaised, ProblemRaised e) => new Raised(e, e.RectifyBy, ProblemStage.Open, null, null, null, null, 0, null),
        (Raised s, MeasuresSet e) => s with { Measures = e },
        (Raised s, RectificationDayMoved e) => s with { RectifyBy = e.Day },
        (Raised s, ResultReported e) => s with { Stage = ProblemStage.Reported, Result = e, Recheck = null },
        (Raised s, ProblemRechecked { Passed: true } e) => s with { Stage = ProblemStage.Passed, Recheck = e },
        (Raised s, ProblemRechecked e) => s with { Stage = ProblemStage.Open, Recheck = e, Result = null },
        (Raised s, ProblemClosedOut e) => s with { Stage = ProblemStage.ClosedOut, CloseOut = e },
        (Raised, SampleChecked) => state,
        (Raised s, ProblemReopened e) => s with
        {
            Stage = ProblemStage.Open,
            RectifyBy = e.RectifyBy,
            Result = null,
            Recheck = null,
            CloseOut = null,
            Reopened = s.Reopened + 1,
        },
        (Raised s, RelapseMarked e) => s with { Relapse = e },
        (Raised s, RectificationReminded e) => s with { Reminded = s.Reminded.Add(new ToldReminder(e.Day, e.Offset)) },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

/// <summary>Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemStage>))]
public enum ProblemStage
{
    /// <summary>待整改.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>已报结果，待复核.</summary>
    [JsonStringEnumMemberName("reported")]
    Reported,

    /// <summary>复核通过，待销号.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>已销号.</summary>
    [JsonStringEnumMemberName("closed-out")]
    ClosedOut,
}
