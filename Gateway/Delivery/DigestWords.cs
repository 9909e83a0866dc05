using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Tracker.Gateway.Inbox;
using Tracker.Gateway.Shared;
using Tracker.Silo.Delivery;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Delivery;

/// <summary>What a digest says: a line a notice, with unit, point and day, and where to look.</summary>
internal sealed class DigestWords(ILedger ledger, PaperLedger papers, RequestLedger requests, LookBackLedger lookBacks, AnnualReportLedger reports, IOptions<PageOptions> pages) : IDeliveryWords
{
    public async ValueTask<Said> Of(DivisionCode government, DeliverySettings settings, IReadOnlyList<InboxLine> lines, int hidden, CancellationToken cancel)
    {
        var items = new List<SaidItem>(lines.Count);
        foreach (var (line, subject) in await Known(lines, cancel))
        {
            var link = settings.SystemAddress is { } address && subject.Link is { } page ? address + page : null;
            var text = $"【{NoticeWords.Of(line.Kind)}】{(subject.UnitName is null ? null : $"{subject.UnitName}：")}{About(line, subject)}";
            items.Add(new SaidItem(line.Position, line.Ordinal, line.Kind, line.Desk.Unit, line.About.Value, line.Day, text, link));
        }
        var title = $"{pages.Value.SystemName}：{lines.Count + hidden}项提醒";
        var more = hidden == 0 ? null : $"另有{hidden}项，请登录系统查看。";
        return new Said(title, Letter(items, more, settings.SystemAddress), [.. items], more);
    }

    public Said OfTrial()
    {
        var title = $"{pages.Value.SystemName}：测试消息";
        return new Said(title, $"{title}\n\n收到这条消息，说明通知可以送达。", [new SaidItem(0, 0, "trial", UnitId.Of(1), "", null, "收到这条消息，说明通知可以送达。", null)], null);
    }

    /// <summary>To be copied into a group's chat: a paragraph a unit, without links and signs that a chat would change.</summary>
    public async ValueTask<string> ForGroup(DateOnly day, IReadOnlyList<InboxLine> lines, Func<UnitId, string> nameOf, CancellationToken cancel)
    {
        var text = new StringBuilder($"【{pages.Value.SystemName}】{Words.Day(day)}提醒\n");
        var toUnits = (await Known(lines, cancel)).Where(l => l.Line.Desk.Unit is not null);
        foreach (var unit in toUnits.GroupBy(l => l.Line.Desk).OrderBy(u => u.Key.Number))
        {
            text.Append(nameOf(unit.Key.Unit!.Value)).Append('：').AppendJoin('；', unit.Select(l => $"{About(l.Line, l.Subject)}，{NoticeWords.Of(l.Line.Kind)}")).Append("。\n");
        }
        return text.Append("请登录系统办理；已经办理的，谢谢，不用回复。").ToString();
    }

    private async ValueTask<IReadOnlyList<(InboxLine Line, NoticeSubject Subject)>> Known(IReadOnlyList<InboxLine> lines, CancellationToken cancel)
    {
        var subjects = new NoticeSubjects(ledger, papers, requests, lookBacks, reports);
        var known = new List<(InboxLine, NoticeSubject)>(lines.Count);
        foreach (var line in lines)
        {
            known.Add((line, await subjects.Of(line.About, line.Desk, cancel)));
        }
        return known;
    }

    private static string About(InboxLine line, NoticeSubject subject) => line.Day is { } day ? $"{subject.Title}（{Words.Day(day)}）" : subject.Title;

    private string Letter(List<SaidItem> items, string? more, string? address)
    {
        var text = new StringBuilder("您好！以下事项请您留意：\n\n");
        foreach (var (item, at) in items.Select((item, at) => (item, at + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{at}．{item.Text}\n");
        }
        if (more is not null)
        {
            text.Append('\n').Append(more).Append('\n');
        }
        if (address is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n办理请登录：{address}\n");
        }
        return text.Append(CultureInfo.InvariantCulture, $"\n本邮件由{pages.Value.SystemName}自动发出，请勿回复。不想再收的，登录后在“我的通知”里关闭。\n{pages.Value.SecrecyNotice}。\n").ToString();
    }
}
