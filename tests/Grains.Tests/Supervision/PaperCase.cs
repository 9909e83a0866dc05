using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Grains.Tests.Deciding;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Grains.Tests.Supervision;

internal static class PaperCase
{
    public static readonly DateOnly Day = new(2026, 7, 6);
    public static readonly DateOnly VerifyBy = new(2026, 7, 9);
    public static readonly AccountId Drafter = AccountId.Parse("drafter");
    public static readonly AccountId Signer = AccountId.Parse("signer");
    public static readonly UnitRef First = new(UnitId.Of(3), "示例局");
    public static readonly UnitRef Second = new(UnitId.Of(4), "样本局");
    public static readonly GrainAddress Duty = GrainAddress.Parse("990000/2026/plan/1/work-point/5/assignment/3");
    public static readonly GrainAddress OtherDuty = GrainAddress.Parse("990000/2026/plan/1/work-point/5/assignment/4");

    public static readonly PaperFact FirstFact = new(First.Unit, Duty, "第5项应于6月30日完成，至今未完成");
    public static readonly PaperFact SecondFact = new(Second.Unit, OtherDuty, "第5项应于6月30日完成，至今未填报");

    public static readonly PaperContent Notice = new(PaperRung.Notice, "关于按期办理的提示函", [First], [FirstFact], "请抓紧办理。", Day.AddDays(10));
    public static readonly PaperContent Circular = new(PaperRung.Circular, "关于二季度办理情况的通报", [First, Second], [FirstFact, SecondFact], "现将情况通报如下。");

    public static readonly PaperDrafted NoticeDrafted = new(Day, Drafter, Notice);
    public static readonly PaperDrafted CircularDrafted = new(Day, Drafter, Circular);
    public static readonly VerificationAsked Asked = new(Day, VerifyBy, [First.Unit, Second.Unit]);
    public static readonly VerificationAnswered FirstAgreed = new(Day, First.Unit, true, "", false);
    public static readonly VerificationAnswered SecondDenied = new(Day, Second.Unit, false, "已于6月28日填报", false);
    public static readonly PaperSigned Signed = new(Day, Signer);
    public static readonly DocumentNumber Number = new("示政公办函", 2026, 1);
    public static readonly PaperIssued Issued = new(Day, Number) { Told = [First.Unit], ReplyBy = Day.AddDays(10) };
    public static readonly PaperWithdrawn Withdrawn = new(Day, "事实有误");
    public static readonly EvidenceItem Scan = new(EvidenceKind.File, "盖章件.pdf", null, new string('a', 64), 100);

    public static readonly DraftPaper Draft = new(Day, Drafter, true, Notice);
    public static readonly SendForVerification Send = new(Day, VerifyBy);
    public static readonly SignPaper Sign = new(Day, Signer);
    public static readonly IssuePaper Issue = new(Day, Number);
    public static readonly AnswerPaper Answer = new(Day, First.Unit, "已经整改", []);
    public static readonly WithdrawPaper Withdraw = new(Day, "事实有误");

    public static ReviseDraft Revise(PaperContent content, AccountId? by = null) => new(Day, by ?? Drafter, true, content);

    public static Scenario<SupervisionPaper, PaperCommand, PaperEvent> Given(params PaperEvent[] past) => new(SupervisionPaper.Kind, past);

    public static SupervisionPaper.Written Written(params PaperEvent[] past) =>
        (SupervisionPaper.Written)past.Aggregate(SupervisionPaper.Initial, SupervisionPaper.Evolve);
}
