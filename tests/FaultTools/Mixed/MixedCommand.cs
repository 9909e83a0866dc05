using System.Collections.Immutable;
using System.Globalization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Rectification;
using Tracker.Units;

namespace Tracker.Faults.Mixed;

/// <summary>One thing that somebody wants of the government, as a line of a log: the same line is the same command.</summary>
/// <param name="Kind">One of <see cref="Draw"/>'s.</param>
/// <param name="Period">Of a sheet; "-" with everything else.</param>
internal sealed record MixedCommand(Guid Id, string Kind, int Point, int Unit, string Period, DateOnly On)
{
    /// <summary>How often each is wanted, of a hundred.</summary>
    private static readonly ImmutableArray<(string Kind, int Share)> Shares =
    [
        ("report", 40), ("closure", 7), ("close", 6), ("return", 7), ("reopen", 6), ("ask-extension", 3), ("grant-extension", 3), ("sheet", 12), ("return-sheet", 4),
        ("assess", 4), ("judge", 3), ("verify", 3), ("result", 2),
    ];

    public static MixedCommand Draw(Random chance, DateOnly today)
    {
        var (drawn, at) = (chance.Next(Shares.Sum(s => s.Share)), 0);
        while (drawn >= Shares[at].Share)
        {
            drawn -= Shares[at++].Share;
        }
        var kind = Shares[at].Kind;
        var isLookBack = kind is "assess" or "judge" or "verify" or "result";
        var period = kind is "sheet" or "return-sheet" ? $"m{today.AddMonths(-chance.Next(2)).Month:D2}" : "-";
        return new(Guid.CreateVersion7(), kind, isLookBack ? 1 : chance.Next(1, MixedPlan.Points + 1), chance.Next(1, (isLookBack ? MixedPlan.LookedBack : MixedPlan.Units) + 1), period, today);
    }

    public static MixedCommand Parse(ReadOnlySpan<string> words) => new(
        Guid.Parse(words[0]),
        words[1],
        int.Parse(words[2], CultureInfo.InvariantCulture),
        int.Parse(words[3], CultureInfo.InvariantCulture),
        words[4],
        DateOnly.Parse(words[5], CultureInfo.InvariantCulture));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Kind} {Point} {Unit} {Period} {On:yyyy-MM-dd}");

    /// <summary>Says it: once, or again.</summary>
    public async Task<Answer> Say(IGrains grains, DateTimeOffset at)
    {
        var envelope = MixedPlan.Envelope(Id, at);
        if (Kind is "sheet" or "return-sheet")
        {
            var told = await grains.Together(envelope, Kind == "sheet" ? Sheet() : ReturnedSheet());
            return new Answer(told.Rejection, told.Versions is { IsDefaultOrEmpty: false } versions ? versions[0] : 0, told.Position);
        }
        var check = MixedPlan.Check(Unit);
        return await (Kind switch
        {
            "assess" => grains.LookBackCheck(check).Ask(envelope, new AssessOwn(On, MixedPlan.Unit(Unit), CheckVerdict.Done, $"自评 {Id}", [])),
            "judge" => grains.LookBackCheck(check).Ask(envelope, Judgement(check)),
            "verify" => grains.LookBackCheck(check).Ask(envelope, new VerifyEvidence(On, On.DayNumber, 0, EvidenceStanding.Alive, 200, null, null, null)),
            "result" => grains.Problem(Problem.AddressOf(check)).Ask(envelope, new ReportResult(On, AccountId.Parse("unit"), $"整改 {Id}", [MixedPlan.Page])),
            _ => grains.Assignment(MixedPlan.Duty(Point, Unit)).Ask(envelope, OfDuty()),
        });
    }

    private AssignmentCommand OfDuty() => Kind switch
    {
        "report" => new SubmitReport(On, $"报送 {Id}", [MixedPlan.Page]),
        "closure" => new ReportClosure(On, $"报结 {Id}", [MixedPlan.Page]),
        "close" => new CloseAssignment(On),
        "return" => new ReturnAssignment(On, $"退回 {Id}"),
        "reopen" => new ReopenAssignment(On, $"重办 {Id}"),
        "ask-extension" => new RequestExtension("0", On.AddDays(20), $"延期 {Id}", On),
        "grant-extension" => new DecideExtension("0", true, null, $"同意 {Id}", On),
        _ => throw new NotSupportedException(Kind),
    };

    private JudgeCheck Judgement(GrainAddress check)
    {
        var gap = Unit % 2 == 0;
        return new(
            check, On, AccountId.Parse("eyes"), null, Independence.OtherAccount, [], MixedPlan.Unit(Unit), gap ? CheckVerdict.PartlyDone : CheckVerdict.Done, $"核查 {Id}",
            gap ? "没有更新" : null, [CheckMethod.Online], [], gap ? On.AddDays(20) : null);
    }

    private ImmutableArray<GrainAddress> Rows => [.. Enumerable.Range(1, MixedPlan.Points).Select(p => MixedPlan.Duty(p, Unit))];

    private GrainAddress SheetAddress => PeriodId.Parse(Period).Address(MixedPlan.Government, MixedPlan.Year).ReturnOf(UnitId.Of(Unit));

    private ImmutableArray<Telling> Sheet() =>
    [
        new(SheetAddress, new SendReturn(On, On, [.. Rows.Select(r => new SentRow(r, RowOutcome.Progress))], false, new SignOff())),
        .. Rows.Select(r => new Telling(r, new ReportForPeriod(PeriodId.Parse(Period), On, new PeriodRow(RowOutcome.Progress, $"本期 {Id}", null, null, [], [])))),
    ];

    private ImmutableArray<Telling> ReturnedSheet() =>
    [
        new(SheetAddress, new ReturnSheet(On, $"退回 {Id}")),
        .. Rows.Select(r => new Telling(r, new ReturnWithSheet(SheetAddress, On, $"退回 {Id}"))),
    ];
}
