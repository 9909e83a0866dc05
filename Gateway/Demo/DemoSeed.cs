using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Reading;
using Tracker.Silo.Files;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Demo;

/// <summary>
/// Fills an empty folder with the fictional province. Everything goes through the grains as people would do it, in the order of time; command
/// ids follow from what is said, so a start that was cut short is taken up where it stopped.
/// </summary>
internal sealed class DemoSeed(IGrains grains, IFileShelf shelf)
{
    private const int AtOnce = 64;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly DemoUnits _units = DemoJson.Read<DemoUnits>(DemoFiles.Units);
    private readonly DemoScript _script = DemoJson.Read<DemoScript>(DemoFiles.Reports);

    /// <summary>GB/T 2260 gives no code that begins with 99.</summary>
    public static DivisionCode Government { get; } = DivisionCode.Parse("990000");

    private GrainAddress Plan => GrainAddress.Of(Government, new PlanYear(_script.AssignedOn.Year), "plan", "1");

    private GrainAddress LastPlan => GrainAddress.Of(Government, new PlanYear(_script.AssignedOn.Year - 1), "plan", "1");

    /// <summary>Units and groups first: nothing can be assigned without them.</summary>
    public async Task FillRegister(CancellationToken cancel)
    {
        var rows = _units.Units.Select((u, i) => new UnitRow(
            i + 2, u.Name, u.Aliases, LevelOf(u.Level), u.Parent, DivisionCode.Parse(u.DivisionCode), UnitKind.Local, u.Groups));
        await Say(grains.UnitRegister(Government), Office, Morning(_script.AssignedOn.AddDays(-1)), new ImportUnits([.. rows]), "units", cancel);
    }

    /// <summary>The plan of the year before, as its ledger would have come in.</summary>
    public async Task FillLastYear(UnitRegister register, CancellationToken cancel)
    {
        var plan = LastPlan;
        var (source, draft) = await ReadIn(DemoFiles.LastYear, cancel);
        var (points, leftOut) = DemoLastYear.Of(draft, source, register);
        var on = _script.AssignedOn.AddDays(-1);
        await Say(grains.Plan(plan), Office, Morning(on).AddHours(1), new RecordPlan(plan, on, source, draft, points, leftOut), "last year", cancel);
    }

    /// <summary>Annual reports of the year before, as departments had published them: what the next ones carry over.</summary>
    public async Task FillLastReports(UnitRegister register, CancellationToken cancel)
    {
        var (year, on) = (_script.AssignedOn.Year - 1, _script.AssignedOn.AddDays(-1));
        foreach (var (unit, at) in ReportScope.Of(register, year, ReportScope.UsualKinds).Units.Take(DemoLastReports.Count).Select((unit, at) => (unit, at)))
        {
            var record = new RecordReport(on, Office.Account, year, unit, unit.Name, DemoLastReports.CellsOf(at), DemoLastReports.TextsOf(at), $"https://www.example.gov.cn/xxgk/nb/{year}/{unit.Unit}.html");
            await Say(grains.AnnualReport(AnnualReport.AddressOf(Government, year, unit.Unit)), Office, Morning(on).AddHours(2), record, $"annual report {unit.Unit}", cancel);
        }
    }

    /// <summary>The plan, read and assigned, and half a year of what the units said on it.</summary>
    public async Task FillYear(UnitRegister register, CancellationToken cancel)
    {
        await DraftAndAssign(register, cancel);
        var plan = ((Plan.Assigned)(await grains.Plan(Plan).Look(cancel)).State).Draft;
        var story = new DemoStory(_script, _units);
        var deeds = new List<(GrainAddress Assignment, PlannedDuty Duty, DemoDeed Deed)>();
        var rows = new List<(UnitId Unit, DemoRow Row)>();
        foreach (var point in plan.Draft.Points)
        {
            var address = Plan.Child(WorkPoint.Kind.Name, point.Number);
            var planned = ((WorkPoint.Underway)(await grains.WorkPoint(address).Look(cancel)).State).Plan;
            rows.AddRange(planned.Assignments.Select(duty => (duty.Unit, new DemoRow(address.Child(Assignment.Kind.Name, duty.Unit.Value), point.Number, duty.Role))));
            deeds.AddRange(planned.Assignments.SelectMany(duty => story.Of(duty.UnitName, point.Number, duty.Role)
                .Select(deed => (address.Child(Assignment.Kind.Name, duty.Unit.Value), duty, deed))));
        }
        // Day by day, so that the journal's order is the order of time; within a day, assignment by assignment.
        foreach (var day in deeds.GroupBy(d => DateOnly.FromDateTime(d.Deed.At.DateTime)).OrderBy(d => d.Key))
        {
            await Parallel.ForEachAsync(
                day.GroupBy(d => d.Assignment),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
                async (assignment, stop) =>
                {
                    foreach (var (address, duty, deed) in assignment)
                    {
                        await Say(grains.Assignment(address), deed.ByOffice ? Office : HandlerOf(duty.Unit), deed.At, deed.Command, address.Value, stop);
                    }
                });
        }
        await OpenPeriod(register, story, rows.ToLookup(r => r.Unit, r => r.Row), cancel);
    }

    /// <summary>“回头看” on the year before, after all else: the journal's order is the order of time.</summary>
    public async Task FillLookBack(UnitRegister register, CancellationToken cancel)
    {
        var (source, draft) = await ReadIn(DemoFiles.LastYear, cancel);
        var (points, _) = DemoLastYear.Of(draft, source, register);
        await new DemoLookBack(grains, shelf, (who, day, about) => EnvelopeOf(who, Morning(day), about), HandlerOf, Office).Fill(LastPlan, points, draft, register, cancel);
    }

    private async Task OpenPeriod(UnitRegister register, DemoStory story, ILookup<UnitId, DemoRow> rows, CancellationToken cancel)
    {
        var period = new DemoPeriod(grains, _script.Sheets, _script.AssignedOn, story, (day, about) => EnvelopeOf(Office, Morning(day), about));
        await period.Fill(Plan, register, rows, (unit, day) => EnvelopeOf(HandlerOf(unit), Morning(day).AddHours(1), $"sheet {unit}"), cancel);
    }

    private async Task DraftAndAssign(UnitRegister register, CancellationToken cancel)
    {
        if ((await grains.Plan(Plan).Look(cancel)).State is Tracker.Plans.Plan.Assigned)
        {
            return;
        }
        var (source, draft) = await ReadIn(DemoFiles.ThisYear, cancel);
        var at = Morning(_script.AssignedOn);
        await Say(grains.Plan(Plan), Office, at, new DraftPlan(source, draft), "draft", cancel);

        var named = new List<ResolvedName>();
        foreach (var question in draft.Questions)
        {
            var naming = _script.Namings.FirstOrDefault(n => (question.Point is null || n.Point == question.Point) && n.Name == question.Quote);
            var units = naming?.Units.Select(u => register.Find(u)!.Ref).ToImmutableArray() ?? [];
            named.AddRange(units.Select(u => new ResolvedName(u.Name, NameMeaning.Unit, [u])));
            var answer = units.IsEmpty
                ? new QuestionAnswer(AnswerKind.Right, [], null, null)
                : new QuestionAnswer(AnswerKind.Units, [.. units.Select(u => u.Unit)], null, null);
            await Say(grains.Plan(Plan), Office, at, new AnswerQuestion(question.Id, answer), question.Id, cancel);
        }
        var drafted = (Tracker.Plans.Plan.Drafted)(await grains.Plan(Plan).Look(cancel)).State;
        var names = register.Resolve(PlanNames.MentionedIn(drafted)).Concat(named).DistinctBy(n => n.Name);
        var all = names.Concat(_script.Consolidators.Select(c => c.Unit).OfType<string>().Select(register.Resolve)).DistinctBy(n => n.Name).ToImmutableArray();
        var choices = _script.Consolidators.Select(c => new PointConsolidator(c.Point, c.Unit is null ? null : register.Find(c.Unit)!.Id));
        await Say(grains.Plan(Plan), Office, at.AddMinutes(30), new NameConsolidators([.. choices], all), "consolidators", cancel);
        await Say(grains.Plan(Plan), Office, at.AddMinutes(40), new SetRoutes(_script.ThroughLead, ReportingRoute.ThroughLead), "routes", cancel);
        await Say(grains.Plan(Plan), Office, at.AddHours(1), new AssignPlan(Plan, _script.AssignedOn, all, LeaveOpen: true), "assign", cancel);
    }

    private async Task<(SourceDocument Source, PlanDraft Draft)> ReadIn(string name, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await using (var file = DemoFiles.Open(name))
        {
            await file.CopyToAsync(content, cancel);
        }
        content.Position = 0;
        var (kept, _) = await shelf.Put(content, long.MaxValue, cancel);
        var text = Encoding.UTF8.GetString(content.ToArray());
        var source = new SourceDocument(name, kept!.Hash, kept.Size, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        return (source, PlanReader.Read(new SourceText(text)));
    }

    private static async Task Say<TState, TCommand>(
        IGrain<TState, TCommand> grain, Actor who, DateTimeOffset at, TCommand command, string about, CancellationToken cancel)
        where TState : class
        where TCommand : class
    {
        var answer = await grain.Ask(EnvelopeOf(who, at, $"{about} {at:O} {command.GetType().Name}"), command, cancel: cancel);
        if (answer.Rejection is { } rejection)
        {
            throw new InvalidOperationException($"The demo data was refused: {about}, {command.GetType().Name}: {rejection}.");
        }
    }

    private static Envelope EnvelopeOf(Actor who, DateTimeOffset at, string about) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"demo {about}")).AsSpan(0, 16), bigEndian: true), who, at, Door.CommandLine);

    private static Actor Office { get; } = new(AccountId.Parse(DemoAccounts.Office), "政务公开岗", null, [AccountRole.Office]);

    private static Actor HandlerOf(UnitId unit) => new(AccountId.Parse($"unit-{unit.Value}"), "政务公开岗", unit, [AccountRole.UnitHandler]);

    private static DateTimeOffset Morning(DateOnly day) => new(day, new TimeOnly(9, 0), China);

    private static UnitLevel LevelOf(string level) => level switch
    {
        "省" => UnitLevel.Province,
        "市" => UnitLevel.City,
        "县" => UnitLevel.County,
        _ => UnitLevel.Township,
    };
}
