using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Scores;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Scores;

/// <summary>What counts in the scores of a year today, by unit: from the ledger, the periods, the papers and the good practices. Helping units (配合单位) are never scored.</summary>
internal sealed class ScoreFacts(ILedger ledger, PaperLedger papers, GoodPracticeLedger practices, PeriodDesk periods, TimeProvider clock)
{
    public async ValueTask<YearFacts> Of(DivisionCode government, PlanYear year, CancellationToken cancel)
    {
        var facts = new Gathered();
        foreach (var plan in (await ledger.Plans(government, cancel)).Where(p => p.Plan.Year == year && p.Stage == PlanStage.Assigned))
        {
            await Duties(plan.Plan, facts, cancel);
        }
        await Sheets(government, year, facts, cancel);
        await Papers(government, year, facts, cancel);
        foreach (var practice in (await practices.Of(government, cancel)).Where(p => p.Address.Year == year))
        {
            facts.Add(practice.Unit.Unit, ScoreFactKind.GoodPractice, practice.Address, practice.MarkedOn, practice.Title);
        }
        return facts.Whole();
    }

    private async ValueTask Duties(GrainAddress plan, Gathered facts, CancellationToken cancel)
    {
        await foreach (var line in ledger.Lines(plan, cancel: cancel))
        {
            var entry = line.Entry;
            if (entry.Role is Role.Cooperating)
            {
                continue;
            }
            facts.Scored(entry.Unit);
            var late = Tally.Late(entry, clock.Today);
            if (entry.Status == AssignmentStatus.Refused)
            {
                facts.Doubt(entry.Unit, ScoreDoubtKind.Refused, entry.Assignment);
            }
            else if (line.SaysNotConcerned)
            {
                facts.Doubt(entry.Unit, ScoreDoubtKind.NotConcerned, entry.Assignment);
            }
            else if (late && entry.Status == AssignmentStatus.ClosureReported)
            {
                facts.Doubt(entry.Unit, ScoreDoubtKind.Closure, entry.Assignment);
            }
            else if (late)
            {
                facts.Add(entry.Unit, ScoreFactKind.Overdue, entry.Assignment, entry.DueDay!.Value.AddDays(1), $"{Words.Point(line.PointNumber)} {line.Title}");
            }
            else if (entry.Status == AssignmentStatus.Unfinished)
            {
                facts.Add(entry.Unit, ScoreFactKind.Unfinished, entry.Assignment, entry.DueDay ?? new DateOnly(plan.Year.Value, 12, 31), $"{Words.Point(line.PointNumber)} {line.Title}");
            }
        }
    }

    private async ValueTask Sheets(DivisionCode government, PlanYear year, Gathered facts, CancellationToken cancel)
    {
        foreach (var period in (await ledger.Periods(government, year, cancel)).Where(p => p.DueDay < clock.Today))
        {
            foreach (var unit in await periods.Standing(period.Address, cancel))
            {
                if (unit.IsMissing)
                {
                    facts.Add(unit.Unit, ScoreFactKind.SheetMissing, period.Address, period.DueDay.AddDays(1));
                }
                else if (unit.Sent is { Late: true } sent)
                {
                    facts.Add(unit.Unit, ScoreFactKind.SheetLate, period.Address, sent.FirstOn);
                }
            }
        }
    }

    private async ValueTask Papers(DivisionCode government, PlanYear year, Gathered facts, CancellationToken cancel)
    {
        foreach (var paper in (await papers.Of(government, cancel)).Where(p => p.Stage == PaperStage.Issued && p.IssuedOn!.Value.Year == year.Value))
        {
            ScoreFactKind? kind = paper.Rung switch
            {
                PaperRung.Notice => ScoreFactKind.Notice,
                PaperRung.Order => ScoreFactKind.Order,
                PaperRung.Circular => ScoreFactKind.Circular,
                _ => null, // a reminder costs nothing
            };
            foreach (var unit in paper.Units.Where(_ => kind is not null))
            {
                facts.Add(unit.Unit, kind!.Value, paper.Paper, paper.IssuedOn!.Value, Named(paper));
                if (unit is { Late: true, AnsweredOn: { } on })
                {
                    facts.Add(unit.Unit, ScoreFactKind.AnswerLate, paper.Paper, on, Named(paper));
                }
            }
        }
    }

    /// <summary>By its number where it has one.</summary>
    private static string Named(PaperLine paper) => paper.Number is { } number ? $"{number} {paper.Title}" : paper.Title;

    private sealed class Gathered
    {
        private readonly List<(UnitId Unit, ScoreFact Fact)> _facts = [];
        private readonly List<(UnitId Unit, ScoreDoubt Doubt)> _doubts = [];
        private readonly HashSet<UnitId> _units = [];

        public void Scored(UnitId unit) => _units.Add(unit);

        public void Add(UnitId unit, ScoreFactKind kind, GrainAddress about, DateOnly on, string? title = null) => _facts.Add((unit, new ScoreFact(kind, about, on) { Title = title }));

        public void Doubt(UnitId unit, ScoreDoubtKind kind, GrainAddress about) => _doubts.Add((unit, new ScoreDoubt(kind, about.RouteForm)));

        public YearFacts Whole() => new([.. _units], _facts.ToLookup(f => f.Unit, f => f.Fact), _doubts.ToLookup(d => d.Unit, d => d.Doubt));
    }
}

/// <param name="Units">Who has a duty of the year that counts.</param>
internal sealed record YearFacts(ImmutableHashSet<UnitId> Units, ILookup<UnitId, ScoreFact> Facts, ILookup<UnitId, ScoreDoubt> Doubts);
