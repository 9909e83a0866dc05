using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Silo.Delivery;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Delivery;

/// <summary>What a digest says: a line a notice, with unit, point and day, and where to look.</summary>
internal sealed class DigestWords(ILedger ledger, IOptions<PageOptions> pages) : IDeliveryWords
{
    private const int LongestTitle = 60;

    public async ValueTask<Said> Of(DivisionCode government, DeliverySettings settings, IReadOnlyList<InboxLine> lines, int hidden, CancellationToken cancel)
    {
        var items = new List<SaidItem>(lines.Count);
        foreach (var (line, row) in await Known(lines, cancel))
        {
            var link = settings.SystemAddress is { } address && line.About.Kind == "assignment" ? $"{address}/assignments/{line.About.RouteForm}" : null;
            var text = $"【{DeliveryWords.OfNotice(line.Kind)}】{(row is null ? null : $"{row.Entry.UnitName}：")}{About(line, row)}";
            items.Add(new SaidItem(line.Position, line.Ordinal, line.Kind, line.Unit, line.About.Value, line.Day, text, link));
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
        foreach (var unit in (await Known(lines, cancel)).GroupBy(l => l.Line.Unit).OrderBy(u => int.Parse(u.Key.Value, CultureInfo.InvariantCulture)))
        {
            text.Append(nameOf(unit.Key)).Append('：').AppendJoin('；', unit.Select(l => $"{About(l.Line, l.Row)}，{DeliveryWords.OfNotice(l.Line.Kind)}")).Append("。\n");
        }
        return text.Append("请登录系统办理；已经办理的，谢谢，不用回复。").ToString();
    }

    /// <summary>Each notice with the ledger's row of what it is about; null: it is about something else.</summary>
    private async ValueTask<IReadOnlyList<(InboxLine Line, LedgerLine? Row)>> Known(IReadOnlyList<InboxLine> lines, CancellationToken cancel)
    {
        var known = new Dictionary<GrainAddress, LedgerLine?>();
        foreach (var about in lines.Select(l => l.About).Distinct())
        {
            known.Add(about, about.Kind == "assignment" ? await ledger.Line(about, cancel) : null);
        }
        return [.. lines.Select(l => (l, known[l.About]))];
    }

    private static string About(InboxLine line, LedgerLine? row)
    {
        var title = row is null ? "" : $"{Words.Point(row.PointNumber)} {(row.Title.Length > LongestTitle ? row.Title[..LongestTitle] + "……" : row.Title)}";
        return line.Day is { } day ? $"{title}（{Words.Day(day)}）" : title;
    }

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
