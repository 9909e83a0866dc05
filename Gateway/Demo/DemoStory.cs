using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Evidence;

namespace Tracker.Gateway.Demo;

/// <summary>Expands the script into what was said on which day about one assignment. No chance in it: every start tells the same story.</summary>
internal sealed class DemoStory(DemoScript script, DemoUnits units)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Dictionary<string, DemoPoint> _points = script.Points.ToDictionary(p => p.Point);
    private readonly Dictionary<string, int> _indexOf = units.Units.Select((u, i) => (u.Name, i)).ToDictionary(u => u.Name, u => u.i);

    /// <summary>In the order of time.</summary>
    public IEnumerable<DemoDeed> Of(string unit, string pointNumber, Role role)
    {
        var i = _indexOf[unit];
        var point = _points[pointNumber];
        var closure = script.Closures.FirstOrDefault(c => c.Unit == unit && c.Point == pointNumber && c.Role == Word(role));
        var deeds = new List<DemoDeed>();
        if (!script.Signing.Unsigned.Contains(unit))
        {
            var day = script.Signing.Days[i % script.Signing.Days.Length];
            deeds.Add(new DemoDeed(Moment(day, i, point.Number), new AcknowledgeAssignment(day), ByOffice: false));
        }
        foreach (var round in script.Rounds)
        {
            AddRound(deeds, unit, i, point, role, round, closure);
        }
        if (closure is not null)
        {
            deeds.Add(new DemoDeed(Moment(closure.On, i, point.Number), new ReportClosure(closure.On, closure.Text, [Link(point, i, 3)]), ByOffice: false));
            if (closure.ClosedOn is { } closed)
            {
                deeds.Add(new DemoDeed(Moment(closed, i, point.Number), new CloseAssignment(closed), ByOffice: true));
            }
        }
        return deeds.OrderBy(d => d.At);
    }

    /// <summary>A row of the open period's sheet.</summary>
    public PeriodRow RowOf(string unit, string pointNumber, Role role)
    {
        var i = _indexOf[unit];
        var point = _points[pointNumber];
        var sentences = Sentences(point, i, role);
        var turn = i + point.Number;
        return sentences.IsEmpty || turn % 3 == 0
            ? new PeriodRow(turn % 2 == 0 ? RowOutcome.Same : RowOutcome.Nothing, "", null, null, [], [])
            : new PeriodRow(RowOutcome.Progress, Filled(sentences[turn % sentences.Length], i, point.Number, 4), null, null, [], [Link(point, i, 4)]);
    }

    private void AddRound(List<DemoDeed> deeds, string unit, int i, DemoPoint point, Role role, DemoRound round, DemoClosure? closure)
    {
        var p = point.Number;
        var sentences = Sentences(point, i, role);
        var missing = script.Missing.Any(m => m.Unit == unit && m.Rounds.Contains(round.Round) && Covers(m.Points, point.Point));
        if (missing || sentences.IsEmpty || (round.SkipEvery != 0 && ((i * 3) + p) % round.SkipEvery == 0))
        {
            return;
        }
        var late = script.Late.FirstOrDefault(l => l.Unit == unit && l.Round == round.Round && Covers(l.Points, point.Point));
        var day = late?.On ?? round.Days[((i * 3) + p) % round.Days.Length];
        if (closure is not null && closure.On <= day)
        {
            return;
        }
        var text = role == Role.Lead ? sentences[(round.Round - 1) % sentences.Length] : sentences[(i + p + round.Round) % sentences.Length];
        ImmutableArray<EvidenceItem> evidence = (i + p + round.Round) % 5 == 0 ? [] : [Link(point, i, round.Round)];
        deeds.Add(new DemoDeed(Moment(day, i, p), new SubmitReport(day, Filled(text, i, p, round.Round), evidence), ByOffice: false));
        var returned = script.Returned.FirstOrDefault(r => r.Unit == unit && r.Point == point.Point && r.Role == Word(role) && r.Round == round.Round);
        if (returned is null)
        {
            return;
        }
        deeds.Add(new DemoDeed(Moment(returned.On, i, p), new ReturnAssignment(returned.On, returned.Reason), ByOffice: true));
        if (returned is { AgainOn: { } again, Again: { } words })
        {
            deeds.Add(new DemoDeed(Moment(again, i, p), new SubmitReport(again, words, [Link(point, i, round.Round)]), ByOffice: false));
        }
    }

    private ImmutableArray<string> Sentences(DemoPoint point, int i, Role role) =>
        role == Role.Lead ? point.Lead : units.Units[i].Level == "市" ? point.City : point.Department;

    private static string Filled(string text, int i, int p, int r) =>
        text.Replace("{n}", $"{3 + (((i * 7) + (p * 5)) % 17) + (r == 2 ? 2 + ((i + p) % 5) : 0)}", StringComparison.Ordinal)
            .Replace("{rate}", $"{94 + ((i + p + r) % 6)}", StringComparison.Ordinal);

    private static EvidenceItem Link(DemoPoint point, int i, int round) =>
        new(
            EvidenceKind.Link,
            point.EvidenceTitle,
            point.EvidenceUrl
                .Replace("{i}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{round}", round.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static DateTimeOffset Moment(DateOnly day, int i, int p) =>
        new(day, new TimeOnly(9, 0).AddMinutes(((i * 11) + (p * 7)) % 150), China);

    private static bool Covers(ImmutableArray<string> points, string point) => points.IsEmpty || points.Contains(point);

    private static string Word(Role role) => role switch
    {
        Role.Lead => "lead",
        Role.Responsible => "responsible",
        _ => "cooperating",
    };
}

/// <param name="ByOffice">The office's doing, not the unit's.</param>
internal sealed record DemoDeed(DateTimeOffset At, AssignmentCommand Command, bool ByOffice);
