using System.Collections.Immutable;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

/// <param name="Government">Absent: the caller's own.</param>
internal sealed record DraftRequestBody(
    string Title, RequestBasis Basis, DateOnly DueDay, ImmutableArray<FieldBody> Fields, string? Note = null, DivisionCode? Government = null)
{
    public RequestContent Content => new(Title.Trim(), Basis, DueDay, [.. Fields.Select(f => f.Field)], string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());
}

internal sealed record FieldBody(string Name, FieldKind Kind = FieldKind.Text, bool Required = false, string? Measure = null, ImmutableArray<string>? Choices = null, string? Hint = null)
{
    public RequestField Field => new(Name.Trim(), Kind, Required, Choices ?? [], Measure, Hint);
}

/// <param name="Units">Numbers, names or groups.</param>
/// <param name="Reason">Needed where a unit's month would be over the budget.</param>
internal sealed record SendRequestBody(ImmutableArray<string> Units, string? Reason = null);

internal sealed record ExtendRequestBody(DateOnly Day, string Reason);

internal sealed record ReasonBody(string Reason);

internal sealed record AnswerBody(ImmutableArray<FieldValue> Values, ImmutableArray<EvidenceRequest>? Evidence = null)
{
    /// <summary>The evidence as items; a file must have been kept before.</summary>
    public (ImmutableArray<EvidenceItem> Items, Rejection? Fault) Items(Reporting reporting) => new ReportRequest("", Evidence).Items(reporting);
}

internal sealed record RequestReceipt(GrainAddress Request, long Version);

/// <summary>A request in a list; what was asked of a unit has its standing too.</summary>
internal sealed record RequestSummary(
    GrainAddress Request, string Title, RequestStage Stage, int Fields, DateOnly DueDay, DateOnly? SentOn, int Units, int Answered, int Late);

internal sealed record AskedSummary(
    GrainAddress Request, string Title, UnitId UnitId, string Unit, AnswerStanding Standing, int Fields, DateOnly DueDay, DateOnly? AnsweredOn, bool Late, bool Ended);

/// <param name="All">Of the government, for whoever sees all of them.</param>
/// <param name="Asked">Of the caller's own units.</param>
internal sealed record RequestLists(ImmutableArray<RequestSummary> All, ImmutableArray<AskedSummary> Asked);

internal sealed record RequestCard(GrainAddress Request, RequestStage Stage, RequestContent Content, DateOnly? SentOn, ImmutableArray<AnswerCard> Answers);

/// <param name="Values">As they are stored: a day as 2026-06-30, <c>yes</c> or <c>no</c>.</param>
internal sealed record AnswerCard(
    UnitId UnitId, string Unit, AnswerStanding Standing, DateOnly DueDay, DateOnly? AnsweredOn, bool Late, ImmutableArray<FieldValue> Values, ImmutableArray<EvidenceItem> Evidence, string? Reason)
{
    public static AnswerCard Of(RequestAnswer.Asked a) =>
        new(a.Question.Unit, a.Question.UnitName, a.Standing, a.DueDay, a.On, a.Late, a.Values, a.Evidence, string.IsNullOrEmpty(a.Reason) ? null : a.Reason);
}

/// <param name="Known">已有: offered filled in.</param>
internal sealed record AskedCard(GrainAddress Request, RequestStage Stage, RequestContent Content, AnswerCard Answer, ImmutableArray<KnownValue> Known);

/// <param name="Asked">Fields × units.</param>
/// <param name="Advice"><c>nothing-new</c>: everything is known, and the office is advised not to send it.</param>
internal sealed record PreviewReply(int Fields, int Asked, int Known, int? Budget, string? Advice, ImmutableArray<PreviewUnit> Units)
{
    public static PreviewReply Of(RequestPreview p) => new(
        p.Fields, p.Asked, p.Known, p.Budget, p.NothingNew ? "nothing-new" : null, [.. p.Units.Select(u => new PreviewUnit(u.Unit, u.Name, u.Known, u.SoFar, u.After, u.IsOver))]);
}

/// <param name="SoFar">Fields asked of it this month before.</param>
internal sealed record PreviewUnit(UnitId UnitId, string Unit, ImmutableArray<KnownValue> Known, int SoFar, int After, bool Over);
