using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Supervision;
using Tracker.Inbox;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Inbox;

/// <summary>What notices are about, in words and with the way there; each thing is looked up once.</summary>
internal sealed class NoticeSubjects(ILedger ledger, PaperLedger papers, RequestLedger requests, LookBackLedger lookBacks, AnnualReportLedger reports)
{
    private const int LongestTitle = 60;

    private readonly Dictionary<GrainAddress, NoticeSubject> _known = [];
    private readonly Dictionary<GrainAddress, IReadOnlyList<PointLine>> _points = [];
    private readonly Dictionary<UnitId, Dictionary<GrainAddress, GrainAddress>> _duties = [];

    public async ValueTask<NoticeSubject> Of(GrainAddress about, Desk desk, CancellationToken cancel)
    {
        if (!_known.TryGetValue(about, out var subject))
        {
            _known.Add(about, subject = await Read(about, cancel));
        }
        return desk.Unit is { } unit ? subject with { Link = await LinkOf(about, unit, cancel) ?? subject.Link } : subject;
    }

    /// <summary>A period means its sheet to a unit, and its review to the office; a point its duty on it; a paper what the unit is told and asked. Null: the same to all.</summary>
    private async ValueTask<string?> LinkOf(GrainAddress about, UnitId unit, CancellationToken cancel) => about.Kind switch
    {
        "period" => ReturnWords.Link(about, unit),
        "work-point" => await Duty(about, unit, cancel) is { } duty ? $"/assignments/{duty.RouteForm}" : $"/plans/{about.Parent!.Value.RouteForm}/ledger",
        "paper" => $"/supervision/{about.RouteForm}/units/{unit}",
        "ad-hoc-request" => $"/requests/{about.RouteForm}/answers/{unit}",
        _ => null,
    };

    /// <summary>The unit's duty on the point, which another unit may have had first; null: it has passed on.</summary>
    private async ValueTask<GrainAddress?> Duty(GrainAddress point, UnitId unit, CancellationToken cancel)
    {
        if (!_duties.TryGetValue(unit, out var duties))
        {
            _duties.Add(unit, duties = []);
            await foreach (var line in ledger.LinesOf(point.Government, unit, cancel))
            {
                duties[line.Entry.Point] = line.Entry.Assignment;
            }
        }
        return duties.TryGetValue(point, out var duty) ? duty : null;
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
            case "plan" when await ledger.Plan(about, cancel) is { } plan:
                return new(null, null, plan.Title, $"/plans/{about.RouteForm}/ledger");
            case "paper" when await papers.One(about, cancel) is { } paper:
                return new(null, null, $"{PaperWords.Of(paper.Rung)}“{paper.Title}”", $"/supervision/{about.RouteForm}");
            case "ad-hoc-request" when await requests.One(about, cancel) is { } request:
                return new(null, null, $"“{request.Title}”", $"/requests/{about.RouteForm}");
            case "look-back" when await ledger.Plan(about.Parent!.Value, cancel) is { } plan:
                return new(null, null, plan.Title, "/look-backs");
            case "problem" when await lookBacks.Problem(about, cancel) is { } problem:
                return new(null, null, Titled(problem.PointNumber, problem.PointTitle), $"/look-backs/checks/{about.Parent!.Value.RouteForm}");
            case "annual-report" when await reports.One(about, cancel) is { } report:
                return new(report.Unit?.Unit, report.Unit?.Name, $"{about.Year.Value}年政府信息公开工作年度报告", $"/annual-reports/{about.RouteForm}");
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
