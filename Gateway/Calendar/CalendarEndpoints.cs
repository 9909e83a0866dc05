using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Calendar;

internal static class CalendarEndpoints
{
    public static RouteGroupBuilder MapCalendar(this IEndpointRouteBuilder routes)
    {
        var calendar = routes.MapGroup("/api/calendar").WithTags("工作日历").RequireAuthorization();
        calendar.MapGet("/{year:int}", Year).WithSummary("The days that the year's holiday notice changes; known: false where there is none yet");
        calendar.MapGet("/count", Count).WithSummary("The n-th working day after a day, which is not counted; absent: the calendar is unknown");
        calendar.MapPost("/preview", Preview).WithSummary("What a notice would date anew; nothing is written");
        calendar.MapPost("/import", Import).WithSummary("Import a year's holiday notice; what is counted in working days and open is dated anew in the same append");
        return calendar;
    }

    public static IServiceCollection AddCalendarServices(this IServiceCollection services) => services.AddSingleton<CalendarDesk>();

    private static async Task<Results<Ok<CalendarReply>, RejectionProblem>> Year(
        int year, HttpContext http, CalendarDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        if (AccessTable.Of(http.Caller, Deed.ReadPlan) == Reach.Nothing)
        {
            return Access.Refused.AsProblem();
        }
        var now = await desk.Look(await governments.Meant(government, http.Caller, cancel), cancel);
        return TypedResults.Ok(CalendarReply.Of(year, now));
    }

    private static async Task<Results<Ok<CountReply>, RejectionProblem>> Count(
        DateOnly from, int days, HttpContext http, CalendarDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        if (days is < -1000 or > 1000)
        {
            throw new BadHttpRequestException($"days: {days}");
        }
        var now = await desk.Look(await governments.Meant(government, http.Caller, cancel), cancel);
        return TypedResults.Ok(new CountReply(from, days, now.Calendar.AddWorkingDays(from, days)));
    }

    private static async Task<Results<Ok<CalendarChange>, RejectionProblem>> Preview(
        NoticeRequest body, HttpContext http, CalendarDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel)
    {
        var (change, refused) = await desk.Preview(http.Caller, await governments.Meant(body.Government, http.Caller, cancel), body.At(clock.Today), cancel);
        return change is null ? refused!.AsProblem() : TypedResults.Ok(change);
    }

    private static async Task<Results<Ok<CalendarChange>, RejectionProblem>> Import(
        NoticeRequest body, Errand errand, CalendarDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel)
    {
        var (change, refused) = await desk.Import(errand, await governments.Meant(body.Government, errand.Who, cancel), body.At(clock.Today), cancel);
        return change is null ? refused!.AsProblem() : TypedResults.Ok(change);
    }
}

/// <param name="Known">False: 日历未知.</param>
/// <param name="Notice">Absent: it came with the program, or there is none.</param>
internal sealed record CalendarReply(int Year, bool Known, string? Notice, ImmutableArray<CalendarDay> Days)
{
    public static CalendarReply Of(int year, Holidays now) =>
        new(year, now.Calendar.Knows(year), now.Imported.GetValueOrDefault(year)?.Notice, now.Calendar.DaysOf(year));
}

internal sealed record CountReply(DateOnly From, int Days, DateOnly? Day);

/// <param name="Days">Every day that the notice changes: off, or worked to make up.</param>
internal sealed record NoticeRequest(int Year, string Notice, ImmutableArray<CalendarDay> Days, DivisionCode? Government = null)
{
    public ImportHolidays At(DateOnly on) => new(Year, Days.IsDefault ? [] : Days, Notice, on);
}
