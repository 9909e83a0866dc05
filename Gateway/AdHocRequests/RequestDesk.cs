using System.Collections.Immutable;
using System.Globalization;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

/// <summary>What the office does with requests (临时报送), and units with theirs. The table of access is asked first; whatever it refuses does not exist.</summary>
internal sealed class RequestDesk(IGrains grains, Access access, RequestLedger requests, RequestBurden burden, Governments governments, TimeProvider clock)
{
    /// <summary>A draft at the next free number of this year.</summary>
    public async ValueTask<Outcome<DraftedRequest>> Draft(Errand errand, RequestContent content, DivisionCode? government = null, CancellationToken cancel = default)
    {
        var meant = await governments.Meant(government, errand.Who, cancel);
        if (!Access.May(errand.Who, Deed.ManageRequests, meant))
        {
            return Access.Refused;
        }
        var year = new PlanYear(clock.Today.Year);
        while (true)
        {
            var all = (await requests.Of(meant, cancel)).Where(r => r.Request.Year == year).ToList();
            var next = all.Select(r => int.Parse(r.Request.Id, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1;
            var address = GrainAddress.Of(meant, year, AdHocRequest.Kind.Name, next.ToString(CultureInfo.InvariantCulture));
            var answer = await Ask(errand, address, new DraftRequest(content), null, cancel);
            switch (answer.Rejection)
            {
                case null:
                    return new DraftedRequest(address, answer.Version);
                case { Code: "ad-hoc-request.exists" }:
                    continue; // somebody took the number in between
                case { Code: "command.id-reused" } reused:
                    return await SaidAgain(errand, content, all, cancel) is { } before ? before : reused;
                default:
                    return answer.Rejection;
            }
        }
    }

    public ValueTask<Answer> Revise(Errand errand, GrainAddress request, RequestContent content, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, request) ? Ask(errand, request, new ReviseRequest(content), expectedVersion, cancel) : new(Unknown);

    /// <param name="reason">Why, where the month of some of them is over the budget with it.</param>
    public async ValueTask<Answer> Send(
        Errand errand, GrainAddress request, ImmutableArray<UnitId> units, string? reason, long? expectedVersion = null, CancellationToken cancel = default)
    {
        if (!Managed(errand, request))
        {
            return Unknown;
        }
        var register = (await grains.UnitRegister(request.Government).Look(cancel)).State;
        if (units.FirstOrDefault(u => register.Unit(u) is not { Active: true }) is { Value: { } stranger })
        {
            return new Answer(UnitRejections.UnitUnknown(UnitId.Parse(stranger)), 0);
        }
        var fields = (await grains.AdHocRequest(request).Look(cancel)).State.Asks?.Fields.Length ?? 0;
        var over = await burden.OverBudget(request.Government, units, fields, cancel);
        var command = new SendRequest(request, clock.Today, [.. units.Select(u => register.Unit(u)!.Ref)], over, reason);
        return await Ask(errand, request, command, expectedVersion, cancel);
    }

    /// <summary>延长.</summary>
    public ValueTask<Answer> Extend(Errand errand, GrainAddress request, DateOnly day, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        WithAnswers(errand, request, new ExtendRequest(clock.Today, day, reason), new MoveAnswerDay(day), expectedVersion, cancel);

    /// <summary>截止: no answer is taken any more.</summary>
    public ValueTask<Answer> Close(Errand errand, GrainAddress request, long? expectedVersion = null, CancellationToken cancel = default) =>
        WithAnswers(errand, request, new CloseRequest(clock.Today), new EndAnswer(clock.Today, Withdrawn: false), expectedVersion, cancel);

    /// <summary>撤回.</summary>
    public ValueTask<Answer> Withdraw(Errand errand, GrainAddress request, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        WithAnswers(errand, request, new WithdrawRequest(clock.Today, reason), new EndAnswer(clock.Today, Withdrawn: true), expectedVersion, cancel);

    /// <summary>报送; for another unit than one's own it is recorded as 代录.</summary>
    public async ValueTask<Answer> Answer(
        Errand errand, GrainAddress answer, ImmutableArray<FieldValue> values, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        Ids.TryRead<UnitId>(answer.Id, out var unit) && await access.May(errand.Who, Deed.AnswerRequest, answer.Government, unit, cancel)
            ? await grains.RequestAnswer(answer).Ask(
                errand.At(clock.GetUtcNow()), new AnswerRequest(clock.Today, values, evidence, errand.Who.ActsForAnother(unit)), expectedVersion, cancel)
            : Unknown;

    /// <summary>退回补充.</summary>
    public ValueTask<Answer> Return(Errand errand, GrainAddress answer, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, answer)
            ? grains.RequestAnswer(answer).Ask(errand.At(clock.GetUtcNow()), new ReturnAnswer(clock.Today, reason), expectedVersion, cancel)
            : new(Unknown);

    private static Answer Unknown => new(AdHocRequestRejections.Unknown, 0);

    private static bool Managed(Errand errand, GrainAddress request) => Access.May(errand.Who, Deed.ManageRequests, request.Government);

    /// <summary>The request and every unit's answer change together, so that no answer comes after the end.</summary>
    private async ValueTask<Answer> WithAnswers(
        Errand errand, GrainAddress request, AdHocRequestCommand command, RequestAnswerCommand answers, long? expectedVersion, CancellationToken cancel)
    {
        if (!Managed(errand, request))
        {
            return Unknown;
        }
        while (true)
        {
            var standing = await grains.AdHocRequest(request).Look(cancel);
            if (standing.State is not AdHocRequest.Sent sent)
            {
                return await Ask(errand, request, command, expectedVersion, cancel); // says why not
            }
            // At this version, so that nobody is asked in between whom this would not reach.
            var told = await grains.Together(
                errand.At(clock.GetUtcNow()),
                [
                    new Telling(request, command, expectedVersion ?? standing.Version),
                    .. sent.Units.Select(u => new Telling(request.Child(RequestAnswer.Kind.Name, u.Unit.Value), answers)),
                ],
                cancel);
            if (told.Rejection is not { Code: "grain.changed-meanwhile" } || expectedVersion is not null)
            {
                return new Answer(told.Rejection, told.Versions is [var first, ..] ? first : standing.Version, told.Position);
            }
        }
    }

    /// <summary>A repeat of the command that drafted one is answered as the first time.</summary>
    private async ValueTask<DraftedRequest?> SaidAgain(Errand errand, RequestContent content, IEnumerable<RequestLine> before, CancellationToken cancel)
    {
        foreach (var line in before)
        {
            if (await Ask(errand, line.Request, new DraftRequest(content), null, cancel) is { Rejection: null, Position: > 0 } answer)
            {
                return new DraftedRequest(line.Request, answer.Version);
            }
        }
        return null;
    }

    private ValueTask<Answer> Ask(Errand errand, GrainAddress request, AdHocRequestCommand command, long? expectedVersion, CancellationToken cancel) =>
        grains.AdHocRequest(request).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
}

internal sealed record DraftedRequest(GrainAddress Request, long Version);
