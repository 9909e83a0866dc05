using System.Collections.Immutable;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;

namespace Tracker.Grains.Tests.AdHocRequests;

internal static class RequestCase
{
    public static readonly GrainAddress Address = GrainAddress.Parse("990000/2026/ad-hoc-request/1");
    public static readonly DateOnly Day = new(2026, 3, 2);
    public static readonly DateOnly DueDay = new(2026, 3, 10);
    public static readonly RequestBasis Basis = new(BasisKind.Document, "关于开展专栏清查的通知", "山政办函〔2026〕7号");
    public static readonly RequestField Columns = new("专栏数", FieldKind.Number, true, [], "个");
    public static readonly RequestField State = new("建设情况", FieldKind.Choice, true, ["已建", "在建", "未建"]);
    public static readonly RequestField Since = new("上线日期", FieldKind.Day, false, []);
    public static readonly RequestField Linked = new("首页有入口", FieldKind.YesNo, false, []);
    public static readonly RequestField Remark = new("说明", FieldKind.Text, false, []);
    public static readonly ImmutableArray<RequestField> Fields = [Columns, State, Since, Linked, Remark];
    public static readonly RequestContent Content = new("专栏清查", Basis, DueDay, Fields);
    public static readonly UnitRef First = new(UnitId.Of(3), "示例局");
    public static readonly UnitRef Second = new(UnitId.Of(4), "样本局");

    public static readonly RequestDrafted Drafted = new(Content);
    public static readonly RequestSent Sent = new(Day, [First, Second]);
    public static readonly RequestClosed Closed = new(Day);
    public static readonly RequestWithdrawn Withdrawn = new(Day, "不用了");

    public static readonly DraftRequest Draft = new(Content);
    public static readonly SendRequest Send = new(Address, Day, [First, Second], []);
    public static readonly CloseRequest Close = new(Day);
    public static readonly WithdrawRequest Withdraw = new(Day, "不用了");

    public static readonly AnswerAsked Asked = new(First.Unit, First.Name, Content.Title, Fields, DueDay, Day);
    public static readonly ImmutableArray<FieldValue> Values = [new("专栏数", "12"), new("建设情况", "已建")];
    public static readonly AnswerGiven Given1 = new(Day, Values, [], false, false);
    public static readonly AnswerRequest Answer = new(Day, Values, []);
    public static readonly ReturnAnswer Return = new(Day, "数字不对");

    public static Scenario<AdHocRequest, AdHocRequestCommand, AdHocRequestEvent> Given(params AdHocRequestEvent[] past) => new(AdHocRequest.Kind, past);

    public static Scenario<RequestAnswer, RequestAnswerCommand, RequestAnswerEvent> GivenAnswer(params RequestAnswerEvent[] past) => new(RequestAnswer.Kind, past);
}
