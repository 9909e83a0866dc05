using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Units;

internal static class UnitChangeEndpoints
{
    public static void MapUnitChanges(this RouteGroupBuilder units)
    {
        var changes = units.MapGroup("/changes");
        changes.MapGet("/", List).WithSummary("Organisation changes (机构变动), the newest first");
        changes.MapPost("/", Plan).WithSummary("Record a change (rename, merge, split, abolish, hand-over-duties) with its basis and the day it takes effect");
        changes.MapGet("/{change}", Get).WithSummary("A change with everything that it would move as things stand now");
        changes.MapPost("/{change}/preview", Preview).WithSummary("The same with a choice of who takes what; nothing is written");
        changes.MapPost("/{change}/withdraw", Withdraw).WithSummary("Withdraw a change that was not carried out");
        changes.MapPost("/{change}/carry-out", CarryOut).WithSummary("Carry it out, on its day or later: register, duties, points, groups and accounts at once");
    }

    private static async Task<Results<Ok<ImmutableArray<ChangeRow>>, RejectionProblem>> List(
        HttpContext http, IGrains grains, Governments governments, CancellationToken cancel, string? government = null)
    {
        var code = await Meant(government, http.Caller, governments, cancel);
        return Access.May(http.Caller, Deed.ReadUnits, code)
            ? TypedResults.Ok<ImmutableArray<ChangeRow>>([.. (await grains.UnitRegister(code).Look(cancel)).State.Changes.Values.Reverse().Select(ChangeRow.Of)])
            : Access.Refused.AsProblem();
    }

    private static async Task<Results<Created<ChangeRow>, RejectionProblem>> Plan(
        PlanChangeRequest request, Errand errand, IGrains grains, UnitChanging changing, Governments governments, CancellationToken cancel)
    {
        var code = await governments.Meant(request.Government, errand.Who, cancel);
        var (command, fault) = request.Command((await grains.UnitRegister(code).Look(cancel)).State);
        var (change, refused) = !Access.May(errand.Who, Deed.ManageUnits, code) ? Access.Refused
            : command is null ? fault!
            : await changing.Plan(errand, code, command, cancel);
        return change is null ? refused!.AsProblem() : TypedResults.Created((string?)null, ChangeRow.Of(change));
    }

    private static async Task<Results<Ok<ChangeView>, RejectionProblem>> Get(
        UnitChangeId change, HttpContext http, UnitChanging changing, Governments governments, CancellationToken cancel, string? government = null) =>
        Told(await changing.Look(http.Caller, await Meant(government, http.Caller, governments, cancel), change, ChangeChoices.None, cancel));

    private static async Task<Results<Ok<ChangeView>, RejectionProblem>> Preview(
        UnitChangeId change, CarryOutRequest request, HttpContext http, UnitChanging changing, Governments governments, CancellationToken cancel) =>
        Told(await changing.Look(http.Caller, await governments.Meant(request.Government, http.Caller, cancel), change, ChoicesOf(request), cancel));

    private static async Task<Results<Ok<ChangeRow>, RejectionProblem>> Withdraw(
        UnitChangeId change, WithdrawChangeRequest request, Errand errand, IGrains grains, UnitChanging changing, Governments governments, CancellationToken cancel)
    {
        var code = await governments.Meant(request.Government, errand.Who, cancel);
        return await changing.Withdraw(errand, code, change, request.Reason, cancel) is { } refused
            ? refused.AsProblem()
            : TypedResults.Ok(ChangeRow.Of((await grains.UnitRegister(code).Look(cancel)).State.Change(change)!));
    }

    private static async Task<Results<Ok<ChangeRow>, RejectionProblem>> CarryOut(
        UnitChangeId change, CarryOutRequest request, Errand errand, IGrains grains, UnitChanging changing, Governments governments, CancellationToken cancel)
    {
        var code = await governments.Meant(request.Government, errand.Who, cancel);
        var (_, refused) = await changing.CarryOut(errand, code, change, ChoicesOf(request), cancel);
        return refused is not null ? refused.AsProblem() : TypedResults.Ok(ChangeRow.Of((await grains.UnitRegister(code).Look(cancel)).State.Change(change)!));
    }

    private static Results<Ok<ChangeView>, RejectionProblem> Told(Outcome<ChangeStanding> outcome) =>
        outcome.Value is { } standing ? TypedResults.Ok(ChangeView.Of(standing)) : outcome.Rejection!.AsProblem();

    private static ChangeChoices ChoicesOf(CarryOutRequest request) => request.Choices() ?? throw new BadHttpRequestException("duties, accounts");

    private static ValueTask<DivisionCode> Meant(string? government, Caller caller, Governments governments, CancellationToken cancel) => governments.Meant(
        government is null ? null : Ids.TryRead<DivisionCode>(government, out var code) ? code : throw new BadHttpRequestException($"government: {government}"), caller, cancel);
}
