using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Gateway.Hosting;
using Tracker.Reminders;
using Tracker.Units;

namespace Tracker.Gateway.Reminders;

internal static class ReminderEndpoints
{
    public static RouteGroupBuilder MapReminders(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/api/reminder-rules").WithTags("提醒规则").RequireAuthorization();
        rules.MapGet("", Get).WithSummary("When units are reminded, and which periods open by themselves");
        rules.MapPost("", Set).WithSummary("Set it; what is absent stays. Nothing that was told is told again");
        return rules;
    }

    public static IServiceCollection AddReminderServices(this IServiceCollection services) => services.AddSingleton<ReminderDesk>();

    private static async Task<Results<Ok<ReminderRules>, RejectionProblem>> Get(
        HttpContext http, ReminderDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        AccessTable.Of(http.Caller, Deed.ReadPlan) == Reach.Nothing ? Access.Refused.AsProblem()
            : TypedResults.Ok(await desk.Rules(await governments.Meant(government, http.Caller, cancel), cancel));

    private static async Task<Results<Ok<ReminderRules>, RejectionProblem>> Set(
        ReminderRulesBody body, Errand errand, ReminderDesk desk, Governments governments, CancellationToken cancel)
    {
        var government = await governments.Meant(body.Government, errand.Who, cancel);
        var rules = body.On(await desk.Rules(government, cancel));
        var answer = await desk.Set(errand, government, rules, cancel);
        return answer.Rejection is { } refused ? refused.AsProblem() : TypedResults.Ok(rules);
    }
}

/// <summary>What is absent stays as it is.</summary>
internal sealed record ReminderRulesBody(
    ImmutableArray<int>? Before = null,
    ImmutableArray<int>? After = null,
    DayUnit? Unit = null,
    PeriodRhythm? Periods = null,
    int? OpensBefore = null,
    int? SheetDueAfter = null,
    int? ReviewAfter = null,
    MonthDay? UnitReport = null,
    MonthDay? GovernmentReport = null,
    DivisionCode? Government = null)
{
    public ReminderRules On(ReminderRules rules) => new(
        Before ?? rules.Before,
        After ?? rules.After,
        Unit ?? rules.Unit,
        Periods ?? rules.Periods,
        OpensBefore ?? rules.OpensBefore,
        SheetDueAfter ?? rules.SheetDueAfter,
        ReviewAfter ?? rules.ReviewAfter,
        UnitReport ?? rules.UnitReport,
        GovernmentReport ?? rules.GovernmentReport);
}
