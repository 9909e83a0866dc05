using System.Collections.Immutable;
using System.Globalization;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>What the office does with supervision papers, and units with those that name them. The table of access is asked first; whatever it refuses does not exist.</summary>
internal sealed class PaperDesk(IGrains grains, Access access, PaperLedger papers, Governments governments, TimeProvider clock)
{
    /// <summary>A draft at the next free number of this year.</summary>
    public async ValueTask<Outcome<DraftedPaper>> Draft(Errand errand, PaperContent content, DivisionCode? government = null, CancellationToken cancel = default)
    {
        var meant = await governments.Meant(government, errand.Who, cancel);
        if (!Access.May(errand.Who, Deed.DraftPaper, meant))
        {
            return Access.Refused;
        }
        var allowed = (await Settings(meant, cancel)).Allows(content.Rung);
        return await AtNextNumber(errand, meant, new DraftPaper(clock.Today, errand.Who.Actor.Account, allowed, content), cancel);
    }

    /// <summary>催报, 催办 that was done outside: on record at once, as said. Whether the caller may is asked before, of each duty (<see cref="UrgingDesk"/>).</summary>
    /// <param name="content">Asked anew for each number that is tried, once it is known which is free; null: all of it stands already, and nothing is written.</param>
    public ValueTask<Outcome<DraftedPaper>> RecordUrging(Errand errand, DivisionCode government, Func<ValueTask<PaperContent?>> content, CancellationToken cancel = default) =>
        AtNextNumber(errand, government, async () => await content() is { } said ? new RecordUrging(clock.Today, errand.Who.Actor.Account, said) : null, cancel);

    /// <summary>Whether this very command recorded it; null: no.</summary>
    public ValueTask<DraftedPaper?> SaidAgain(Errand errand, GrainAddress paper, PaperContent content, CancellationToken cancel = default) =>
        SaidAgain(errand, new RecordUrging(clock.Today, errand.Who.Actor.Account, content), [paper], cancel);

    private ValueTask<Outcome<DraftedPaper>> AtNextNumber(Errand errand, DivisionCode meant, PaperCommand command, CancellationToken cancel) =>
        AtNextNumber(errand, meant, () => new(command), cancel);

    private async ValueTask<Outcome<DraftedPaper>> AtNextNumber(Errand errand, DivisionCode meant, Func<ValueTask<PaperCommand?>> said, CancellationToken cancel)
    {
        var year = new PlanYear(clock.Today.Year);
        while (true)
        {
            var all = (await papers.Of(meant, cancel)).Where(p => p.Paper.Year == year).ToList();
            var next = all.Select(p => int.Parse(p.Paper.Id, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1;
            var address = GrainAddress.Of(meant, year, SupervisionPaper.Kind.Name, next.ToString(CultureInfo.InvariantCulture));
            if (await said() is not { } command)
            {
                return default;
            }
            var answer = await Ask(errand, address, command, null, cancel);
            switch (answer.Rejection)
            {
                case null:
                    return new DraftedPaper(address, answer.Version);
                case { Code: "paper.exists" }:
                    continue; // somebody took the number in between
                case { Code: "command.id-reused" } reused:
                    return await SaidAgain(errand, command, all.Select(p => p.Paper), cancel) is { } before ? before : reused;
                default:
                    return answer.Rejection;
            }
        }
    }

    public async ValueTask<Answer> Revise(Errand errand, GrainAddress paper, PaperContent content, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, Deed.DraftPaper, paper)
            ? await Ask(
                errand,
                paper,
                new ReviseDraft(clock.Today, errand.Who.Actor.Account, (await Settings(paper.Government, cancel)).Allows(content.Rung), content),
                expectedVersion,
                cancel)
            : Unknown;

    /// <summary>核实反馈.</summary>
    /// <param name="day">The last day for an answer, where a person names it.</param>
    public async ValueTask<Answer> SendForVerification(Errand errand, GrainAddress paper, DateOnly? day, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, Deed.DraftPaper, paper)
            ? await Ask(errand, paper, new SendForVerification(clock.Today, await EarliestAnswer(paper.Government, cancel), day), expectedVersion, cancel)
            : Unknown;

    /// <summary>The first day that may be the last for 核实反馈; null: 日历未知.</summary>
    public async ValueTask<DateOnly?> EarliestAnswer(DivisionCode government, CancellationToken cancel = default) =>
        (await grains.Holidays(government).Look(cancel)).State.Calendar.AddWorkingDays(clock.Today, PaperRules.VerificationDays);

    public async ValueTask<Answer> AnswerVerification(
        Errand errand, GrainAddress paper, UnitId unit, bool agrees, string words, long? expectedVersion = null, CancellationToken cancel = default) =>
        await access.May(errand.Who, Deed.AnswerPaper, paper.Government, unit, cancel)
            ? await Ask(errand, paper, new AnswerVerification(clock.Today, unit, agrees, words, errand.Who.ActsForAnother(unit)), expectedVersion, cancel)
            : Unknown;

    /// <summary>签发.</summary>
    public ValueTask<Answer> Sign(Errand errand, GrainAddress paper, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, Deed.SignPaper, paper) ? Ask(errand, paper, new SignPaper(clock.Today, errand.Who.Actor.Account), expectedVersion, cancel) : new(Unknown);

    /// <summary>印发: with the next number where the rung's papers have one.</summary>
    /// <param name="withoutIssuer">No 发文机关 is set, and the paper goes out without on purpose.</param>
    public async ValueTask<Answer> Issue(Errand errand, GrainAddress paper, long? expectedVersion = null, bool withoutIssuer = false, CancellationToken cancel = default)
    {
        if (!Managed(errand, Deed.DraftPaper, paper))
        {
            return Unknown;
        }
        var rung = ((await grains.Paper(paper).Look(cancel)).State as SupervisionPaper.Written)?.Content.Rung;
        var settings = await Settings(paper.Government, cancel);
        var word = rung is { } known ? settings.WordOf(known) : null;
        return await grains.Issue(errand.At(clock.GetUtcNow()), paper, word, clock.Today, expectedVersion, settings.Issuer is null, withoutIssuer, cancel);
    }

    public ValueTask<Answer> RegisterScan(Errand errand, GrainAddress paper, EvidenceItem scan, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, Deed.DraftPaper, paper) ? Ask(errand, paper, new RegisterScan(clock.Today, scan), expectedVersion, cancel) : new(Unknown);

    /// <summary>整改反馈.</summary>
    public async ValueTask<Answer> Answer(
        Errand errand, GrainAddress paper, UnitId unit, string words, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        await access.May(errand.Who, Deed.AnswerPaper, paper.Government, unit, cancel)
            ? await Ask(errand, paper, new AnswerPaper(clock.Today, unit, words, evidence, errand.Who.ActsForAnother(unit)), expectedVersion, cancel)
            : Unknown;

    /// <summary>作废 or 撤回.</summary>
    public ValueTask<Answer> Withdraw(Errand errand, GrainAddress paper, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, Deed.DraftPaper, paper) ? Ask(errand, paper, new WithdrawPaper(clock.Today, reason), expectedVersion, cancel) : new(Unknown);

    public async ValueTask<Answer> SetLadder(Errand errand, DivisionCode government, LadderSettings settings, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.SignPaper, government)
            ? await grains.LadderSettings(government).Ask(errand.At(clock.GetUtcNow()), new SetLadder(clock.Today, settings), null, cancel)
            : new Answer(Access.Refused, 0);

    /// <summary>So many numbers of this word were given on paper this year.</summary>
    public async ValueTask<Answer> BeginSeries(Errand errand, DivisionCode government, string word, int after, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.SignPaper, government)
            ? await grains.NumberSeries(NumberSeries.AddressOf(government, new PlanYear(clock.Today.Year), word))
                .Ask(errand.At(clock.GetUtcNow()), new BeginSeries(clock.Today, after), null, cancel)
            : new Answer(Access.Refused, 0);

    public async ValueTask<LadderSettings> Settings(DivisionCode government, CancellationToken cancel = default) =>
        (await grains.LadderSettings(government).Look(cancel)).State;

    private static Answer Unknown => new(PaperRejections.Unknown, 0);

    private static bool Managed(Errand errand, Deed deed, GrainAddress paper) => Access.May(errand.Who, deed, paper.Government);

    /// <summary>A repeat of the command that drafted one is answered as the first time.</summary>
    private async ValueTask<DraftedPaper?> SaidAgain(Errand errand, PaperCommand command, IEnumerable<GrainAddress> before, CancellationToken cancel)
    {
        foreach (var paper in before)
        {
            if (await Ask(errand, paper, command, null, cancel) is { Rejection: null, Position: > 0 } answer)
            {
                return new DraftedPaper(paper, answer.Version);
            }
        }
        return null;
    }

    private ValueTask<Answer> Ask(Errand errand, GrainAddress paper, PaperCommand command, long? expectedVersion, CancellationToken cancel) =>
        grains.Paper(paper).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
}

internal sealed record DraftedPaper(GrainAddress Paper, long Version);
