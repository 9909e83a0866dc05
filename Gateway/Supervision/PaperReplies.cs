using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <param name="Units">Numbers, names or groups.</param>
/// <param name="Facts">Each about one of the units, named likewise.</param>
/// <param name="Government">Absent: the caller's own.</param>
internal sealed record PaperBody(
    PaperRung Rung,
    string Title,
    ImmutableArray<string> Units,
    string Text,
    ImmutableArray<FactBody>? Facts = null,
    DateOnly? ReplyBy = null,
    string? Addressees = null,
    string? CopyTo = null,
    ImmutableArray<string>? Attachments = null,
    DivisionCode? Government = null);

/// <param name="Period">Whose sheets were asked for (催报); absent: it was about assignments (催办).</param>
/// <param name="Units">Numbers, names or groups; absent: all that have not sent theirs.</param>
internal sealed record UrgedBody(GrainAddress? Period = null, ImmutableArray<string>? Units = null, ImmutableArray<GrainAddress>? Assignments = null);

/// <param name="Subject">An assignment or a period.</param>
internal sealed record FactBody(string Unit, string Words, GrainAddress? Subject = null);

/// <param name="DueDay">Absent: three working days, where the calendar knows them.</param>
internal sealed record VerificationBody(DateOnly? DueDay = null);

internal sealed record VerificationAnswerBody(bool Agrees, string Words = "");

internal sealed record PaperAnswerBody(string Words, ImmutableArray<EvidenceRequest>? Evidence = null)
{
    /// <summary>The evidence as items; a file must have been kept before.</summary>
    public (ImmutableArray<EvidenceItem> Items, Rejection? Fault) Items(Reporting reporting) => new ReportRequest("", Evidence).Items(reporting);
}

internal sealed record PaperReasonBody(string Reason);

/// <param name="Unit">A number.</param>
internal sealed record SuggestionBody(UnitId Unit, PaperRung Rung, DivisionCode? Government = null);

/// <param name="Units">Numbers; absent: all that the rung is suggested for.</param>
internal sealed record SuggestionsBody(PaperRung Rung, ImmutableArray<UnitId>? Units = null, DivisionCode? Government = null);

/// <param name="Units">Numbers; absent: all that something stands against.</param>
internal sealed record ReviewDraftBody(ImmutableArray<UnitId>? Units = null);

internal sealed record LadderBody(
    bool? Talk = null, bool? Sanction = null, string? Issuer = null, string? RedHead = null, ImmutableArray<RungWord>? Words = null, ImmutableArray<RungPatience>? Patience = null)
{
    /// <summary>What the body leaves out stays as it is.</summary>
    public LadderSettings Over(LadderSettings now) =>
        new(Talk ?? now.Talk, Sanction ?? now.Sanction, Issuer ?? now.Issuer, RedHead ?? now.RedHead, Words ?? now.Words, Patience ?? now.Patience);
}

/// <param name="Word">机关代字.</param>
/// <param name="After">So many were given on paper this year.</param>
internal sealed record SeriesBody(string Word, int After);

/// <param name="Recorded">Units of which it was recorded now.</param>
/// <param name="Before">Units of which it was recorded today already: nothing was added.</param>
internal sealed record UrgedReceipt(GrainAddress Paper, long Version, ImmutableArray<string> Recorded, ImmutableArray<string> Before);

internal sealed record PaperReceipt(GrainAddress Paper, long Version);

/// <param name="Number">文号.</param>
internal sealed record PaperSummary(
    GrainAddress Paper, PaperRung Rung, string Title, PaperStage Stage, string? Number, DateOnly DraftedOn, DateOnly? VerifyBy, DateOnly? SignedOn, DateOnly? IssuedOn,
    DateOnly? ReplyBy, bool Scanned, ImmutableArray<PaperUnitSummary> Units)
{
    public static PaperSummary Of(PaperLine p) => new(
        p.Paper, p.Rung, p.Title, p.Stage, p.Number?.ToString(), p.DraftedOn, p.VerifyBy, p.SignedOn, p.IssuedOn, p.ReplyBy, p.Scanned, [.. p.Units.Select(PaperUnitSummary.Of)]);
}

internal sealed record PaperUnitSummary(UnitId UnitId, string Unit, VerificationStanding Verification, DateOnly? AnsweredOn, bool Late)
{
    public static PaperUnitSummary Of(PaperUnit u) => new(u.Unit, u.Name, u.Verification, u.AnsweredOn, u.Late);
}

/// <param name="All">Of the government, for whoever sees all of them.</param>
/// <param name="Own">Those that name the caller's own units.</param>
internal sealed record PaperLists(ImmutableArray<PaperSummary> All, ImmutableArray<OwnPaper> Own);

internal sealed record OwnPaper(GrainAddress Paper, PaperRung Rung, string Title, PaperStage Stage, string? Number, DateOnly? IssuedOn, DateOnly? ReplyBy, PaperUnitSummary Unit);

internal sealed record PaperCard(PaperSummary Summary, PaperContent Content, ImmutableArray<VerificationAnswered> Verifications, ImmutableArray<PaperAnswered> Answers, EvidenceItem? Scan);

/// <summary>What one unit sees: its own findings, and the text once it is issued.</summary>
internal sealed record UnitPaperCard(
    GrainAddress Paper, PaperRung Rung, string Title, PaperStage Stage, string? Number, DateOnly? VerifyBy, DateOnly? ReplyBy, ImmutableArray<PaperFact> Facts, string? Text, VerificationAnswered? Verification, PaperAnswered? Answer);

/// <param name="Sent">With all rows that count; <paramref name="Partial"/> (部分已报) stands beside it.</param>
internal sealed record ReviewReply(GrainAddress Period, int Asked, int Sent, int Late, ImmutableArray<ReviewUnit> Units, int Partial);

internal sealed record ReviewUnit(UnitId UnitId, string Unit, int Duties, int Ended, int Overdue, bool Sent, bool Late, ImmutableArray<string> Findings, bool Partial);
