using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;

namespace Tracker.Assignments;

/// <summary>本期填报: what the unit says of this duty in a period; a later row of the same period corrects it (更正).</summary>
public sealed record PeriodReported(PeriodId Period, DateOnly On, PeriodRow Row, bool OnBehalf) : AssignmentEvent, IErasable, IKeepsFiles, IHandsIn
{
    /// <inheritdoc/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Again { get; init; }

    ImmutableArray<EvidenceItem> IHandsIn.Items => Row.Evidence;

    AssignmentEvent IHandsIn.Counted(int again) => this with { Again = again };

    [JsonIgnore]
    public object Erased => this with { Row = Row.Erased };

    public IEnumerable<string> FileHashes() => Row.Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>不涉及, agreed to by the office: the assignment is over and outside the denominator.</summary>
public sealed record NotConcernedConfirmed(DateOnly On) : AssignmentEvent;

/// <summary>It does concern the unit, says the office, and why.</summary>
public sealed record NotConcernedDenied(DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>退回补充 with the whole sheet that its row stands in.</summary>
public sealed record AssignmentReturnedWithSheet(GrainAddress Sheet, DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>That sheet was sent again: what it returned is answered, where no row of its own answered it.</summary>
public sealed record AssignmentAnsweredWithSheet(GrainAddress Sheet, DateOnly On) : AssignmentEvent;
