using Tracker.Deciding;
using Tracker.Silo.Delivery;
using Tracker.Silo.Tests.Accounts;
using Tracker.Inbox;
using Tracker.Units;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>Messages and notices of the tests' own.</summary>
internal static class Letters
{
    public static readonly DivisionCode Government = AccountHouse.Government;

    public static DeliveryMessage To(string account, DateTimeOffset now, string channel = DeliveryChannels.Mail, string mark = "20310305") => new(
        $"{channel}.{Government}.{account}.{mark}", Government, channel, account, Words("两项提醒", Notice(5)), now, DeliveryState.Waiting, 0, now, null, null, null);

    public static Said Words(string title, params IReadOnlyList<InboxLine> lines) => new(
        title, $"{title}：{string.Join('、', lines.Select(l => l.Position))}", [.. lines.Select(l => new SaidItem(l.Position, l.Ordinal, l.Kind, l.Desk.Unit, l.About.Value, l.Day, $"第{l.Position}件事", null))], null);

    public static InboxLine Notice(long position, int unit = 3, int ordinal = 0, string government = "990000") => new(
        position, ordinal, new Desk(unit), "reminded", GrainAddress.Parse($"{government}/2031/plan/1/work-point/1/assignment/{unit}"), new DateOnly(2031, 6, 30));
}

/// <summary>Says what the notices are, and nothing else.</summary>
internal sealed class PlainWords : IDeliveryWords
{
    public ValueTask<Said> Of(DivisionCode government, DeliverySettings settings, IReadOnlyList<InboxLine> lines, int hidden, CancellationToken cancel) =>
        new(Letters.Words($"{lines.Count}项提醒", lines) with { More = hidden == 0 ? null : $"另有{hidden}项" });
}

/// <summary>Notices that a test adds.</summary>
internal sealed class Notices : IInboxLines
{
    private readonly List<InboxLine> _lines = [];

    /// <summary>Facts without a notice move it too.</summary>
    public long LastPosition { get; set; }

    public IReadOnlyList<InboxLine> All => _lines;

    public void Add(params IReadOnlyList<InboxLine> lines)
    {
        _lines.AddRange(lines);
        LastPosition = Math.Max(LastPosition, lines.Max(l => l.Position));
    }

    public ValueTask<IReadOnlyList<InboxLine>> After(long position, int limit, CancellationToken cancel) => new([.. _lines.Where(l => l.Position > position).Take(limit)]);

    public ValueTask<long> Last(CancellationToken cancel) => new(LastPosition);
}

internal sealed class Weekdays : IWorkdays
{
    public ValueTask<Func<DateOnly, bool?>> Of(DivisionCode government, CancellationToken cancel) => new(_ => null);
}
