using System.Globalization;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Ledger;

/// <summary>What facts of requests and their answers change in the ledger.</summary>
internal static class RequestFollowing
{
    private const string PutRequest =
        """
        INSERT INTO ledger_requests (no, address, government, year, title, stage, fields, due_day, sent_on) VALUES ($1, $2, $3, $4, $5, 0, $6, $7, 0)
        ON CONFLICT (no) DO UPDATE SET title = excluded.title, fields = excluded.fields, due_day = excluded.due_day
        """;

    private const string Send = "UPDATE ledger_requests SET stage = 1, sent_on = CASE WHEN sent_on = 0 THEN $2 ELSE sent_on END WHERE no = $1";
    private const string Extend = "UPDATE ledger_requests SET due_day = $2 WHERE no = $1";
    private const string End = "UPDATE ledger_requests SET stage = $2 WHERE no = $1";

    private const string PutAnswer =
        """
        INSERT INTO ledger_answers (no, request, government, unit, unit_name, standing, due_day, answered_on, late, ended)
        VALUES ($1, $2, $3, $4, $5, 0, $6, 0, 0, 0)
        """;

    private const string Answer = "UPDATE ledger_answers SET standing = $2, answered_on = $3, late = $4 WHERE no = $1";
    private const string Return = "UPDATE ledger_answers SET standing = $2 WHERE no = $1";
    private const string MoveDay = "UPDATE ledger_answers SET due_day = $2 WHERE no = $1";
    private const string EndAnswers = "UPDATE ledger_answers SET ended = 1 WHERE no = $1";

    /// <summary>Null: nothing.</summary>
    /// <param name="no">The number of the fact's own stream.</param>
    public static SideWrite? Of(GrainAddress address, long no, object fact) => fact switch
    {
        RequestDrafted e => Put(address, no, e.Content),
        RequestRevised e => Put(address, no, e.Content),
        RequestSent e => new(Send, [no, Number(e.On)]),
        RequestExtended e => new(Extend, [no, Number(e.Day)]),
        RequestClosed => new(End, [no, (long)RequestStage.Closed]),
        RequestWithdrawn => new(End, [no, (long)RequestStage.Withdrawn]),
        AnswerAsked e => new(
            PutAnswer,
            [no, address.Parent!.Value.Value, address.Government.Value, long.Parse(e.Unit.Value, CultureInfo.InvariantCulture), e.UnitName, Number(e.DueDay)]),
        AnswerGiven e => new(Answer, [no, (long)AnswerStanding.Given, Number(e.On), e.Late ? 1L : 0L]),
        Tracker.AdHocRequests.AnswerReturned => new(Return, [no, (long)AnswerStanding.Returned]),
        AnswerDayMoved e => new(MoveDay, [no, Number(e.Day)]),
        AnswerEnded => new(EndAnswers, [no]),
        _ => null,
    };

    private static SideWrite Put(GrainAddress address, long no, RequestContent content) => new(
        PutRequest,
        [no, address.Value, address.Government.Value, (long)address.Year.Value, content.Title, (long)content.Fields.Length, Number(content.DueDay)]);

    private static long Number(DateOnly day) => JournalDay.Number(day);
}
