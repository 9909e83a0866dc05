using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Inbox;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Inbox;

/// <summary>What notices are about, in words and with the way there; each thing is looked up once.</summary>
internal sealed class NoticeSubjects(ILedger ledger)
{
    private const int LongestTitle = 60;

    private readonly Dictionary<GrainAddress, NoticeSubject> _known = [];
    private readonly Dictionary<GrainAddress, IReadOnlyList<PointLine>> _points = [];

    public async ValueTask<NoticeSubject> Of(GrainAddress about, Desk desk, CancellationToken cancel)
    {
        if (!_known.TryGetValue(about, out var subject))
        {
            _known.Add(about, subject = await Read(about, cancel));
        }
        // A period means its sheet to a unit, and its review to the office.
        return about.Kind == "period" && desk.Unit is { } unit ? subject with { Link = ReturnWords.Link(about, unit) } : subject;
    }

    private async ValueTask<NoticeSubject> Read(GrainAddress about, CancellationToken cancel)
    {
        switch (about.Kind)
        {
            case "assignment" when await ledger.Line(about, cancel) is { } row:
                return new(row.Entry.Unit, row.Entry.UnitName, Titled(row.PointNumber, row.Title), $"/assignments/{about.RouteForm}");
            case "work-point" when await Point(about, cancel) is { } point:
                return new(null, null, Titled(point.Number, point.Title), $"/plans/{about.Parent!.Value.RouteForm}/ledger?role=counted&point={point.Number}&due=late#rows-caption");
            case "period":
                var opened = (await ledger.Periods(about.Government, about.Year, cancel)).Any(p => p.Address == about);
                return new(null, null, PeriodNames.Of(about), opened ? $"/supervision/reviews/{about.RouteForm}" : "/supervision");
            case "year-dates":
                return new(null, null, $"{about.Year.Value}年", null);
            case "restore-epoch":
                return new(null, null, "到期的事项已扣留，请看是否发出", "/restore");
            default:
                return new(null, null, "", null);
        }
    }

    private async ValueTask<PointLine?> Point(GrainAddress about, CancellationToken cancel)
    {
        var plan = about.Parent!.Value;
        if (!_points.TryGetValue(plan, out var points))
        {
            _points.Add(plan, points = await ledger.Points(plan, cancel));
        }
        return points.FirstOrDefault(p => p.Point == about);
    }

    private static string Titled(string number, string title) => $"{Words.Point(number)} {(title.Length > LongestTitle ? title[..LongestTitle] + "……" : title)}";
}

/// <param name="Unit">Whose it is now; null: it is no unit's.</param>
/// <param name="Link">Null: there is no page about it.</param>
internal sealed record NoticeSubject(UnitId? Unit, string? UnitName, string Title, string? Link);
