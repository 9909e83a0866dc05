using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Silo.Accounts;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Returns;

internal static class ReturnEndpoints
{
    public static RouteGroupBuilder MapReturns(this IEndpointRouteBuilder routes)
    {
        var periods = routes.MapGroup("/api/periods").WithTags("本期填报").RequireAuthorization();
        periods.MapGet("", List).WithSummary("The periods (期) that were opened");
        periods.MapPost("", Open).WithSummary("Open a period; never one that ended before the plan was issued (印发)");
        periods.MapPost("/{period}/due-day", Move).WithSummary("Move the day by which sheets are asked (填报截止)");
        periods.MapPost("/{period}/close", Close).WithSummary("Take no more sheets");
        periods.MapPost("/{period}/reopen", Reopen).WithSummary("Take sheets again, with a reason");
        periods.MapGet("/{period}/points/{point}", OfPoint).WithSummary("What every unit reported on one point, who is missing, and the lead's text (汇总稿)");
        periods.MapGet("/{period}/returns", Standing).WithSummary("Every unit that is asked, and what came: who is missing");
        periods.MapGet("/{period}/returns/{unit}", Get).WithSummary("A unit's sheet with what is known already");
        periods.MapPost("/{period}/returns/{unit}", Send).WithSummary("Send a sheet (报送): all of its rows or nothing");
        periods.MapPost("/{period}/returns/{unit}/hand-in", HandIn).WithSummary("Within the unit: save these rows, if any, and ask another of its accounts to approve the sheet");
        periods.MapPost("/{period}/returns/{unit}/approve", Approve).WithSummary("Within the unit: approve what was handed in, and send it");
        periods.MapPost("/{period}/returns/{unit}/send-back", SendBack).WithSummary("Within the unit: have it changed first, with a reason");
        periods.MapPost("/{period}/returns/{unit}/return", Return).WithSummary("Return a whole sheet (退回)");
        return periods;
    }

    /// <summary>Where the sheet's own page saves its draft while somebody types; part of the pages, and with their token.</summary>
    public static IEndpointRouteBuilder MapSheetDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/returns/{period}/{unit}/draft", Save).RequireAuthorization().ExcludeFromDescription().TakesFile();
        return routes;
    }

    public static IServiceCollection AddReturnServices(this IServiceCollection services) => services
        .AddSingleton<SheetReading>().AddSingleton<DraftDesk>().AddSingleton<ReturnDesk>().AddSingleton<PeriodDesk>().AddSingleton<PointReturns>();

    private static async Task<Ok<ImmutableArray<PeriodView>>> List(
        HttpContext http, PeriodDesk desk, Governments governments, int? year, DivisionCode? government, CancellationToken cancel) =>
        TypedResults.Ok((await desk.Periods(http.Caller, await governments.Meant(government, http.Caller, cancel), year is { } y ? new PlanYear(y) : null, cancel))
            .Select(PeriodView.Of).ToImmutableArray());

    private static async Task<Results<Ok<PeriodReceipt>, RejectionProblem>> Open(
        OpenPeriodRequest request, HttpContext http, Errand errand, PeriodDesk desk, Governments governments, CancellationToken cancel)
    {
        if (request.Year is < 2000 or > 9999)
        {
            return new Rejection("period.span-invalid").AsProblem();
        }
        var (from, to) = request.Period.Span(request.Year);
        var period = request.Period.Address(await governments.Meant(request.Government, http.Caller, cancel), new PlanYear(request.Year));
        return await Told(period, p => desk.Open(errand, p, request.From ?? from, request.To ?? to, request.DueDay ?? request.Period.SuggestedDueDay(request.Year), cancel));
    }

    private static Task<Results<Ok<PeriodReceipt>, RejectionProblem>> Move(string period, MoveDueDayRequest request, Errand errand, PeriodDesk desk, CancellationToken cancel) =>
        Told(PeriodOf(period), p => desk.MoveDueDay(errand, p, request.Day, request.Reason, cancel));

    private static Task<Results<Ok<PeriodReceipt>, RejectionProblem>> Close(string period, Errand errand, PeriodDesk desk, CancellationToken cancel) =>
        Told(PeriodOf(period), p => desk.Close(errand, p, cancel));

    private static Task<Results<Ok<PeriodReceipt>, RejectionProblem>> Reopen(string period, ReasonRequest request, Errand errand, PeriodDesk desk, CancellationToken cancel) =>
        Told(PeriodOf(period), p => desk.Reopen(errand, p, request.Reason, cancel));

    private static async Task<Results<Ok<ImmutableArray<UnitReturnView>>, RejectionProblem>> Standing(string period, HttpContext http, PeriodDesk desk, CancellationToken cancel) =>
        PeriodOf(period) is { } address && Access.May(http.Caller, Deed.ReadLedger, address.Government)
            ? TypedResults.Ok((await desk.Standing(address, cancel)).Select(UnitReturnView.Of).ToImmutableArray())
            : Unknown;

    private static async Task<Results<Ok<PointPeriodView>, RejectionProblem>> OfPoint(string period, string point, HttpContext http, PointReturns points, CancellationToken cancel) =>
        PeriodOf(period) is { } address && Ids.Address(point, WorkPoint.Kind.Name) is { } which && await points.Look(http.Caller, address, which, cancel) is { } page
            ? TypedResults.Ok(PointPeriodView.Of(page))
            : Unknown;

    private static async Task<Results<Ok<SheetView>, RejectionProblem>> Get(string period, UnitId unit, HttpContext http, SheetReading sheets, CancellationToken cancel) =>
        PeriodOf(period) is { } address && await sheets.Look(http.Caller, address, unit, cancel) is { } sheet ? Told(http, sheet) : Unknown;

    private static Ok<SheetView> Told(HttpContext http, Sheet sheet)
    {
        http.SetVersion(sheet.Version);
        return TypedResults.Ok(SheetView.Of(sheet));
    }

    private static async Task<Results<Ok<SheetReceipt>, RejectionProblem>> Send(
        string period, UnitId unit, SendSheetRequest request, HttpContext http, Errand errand, SheetReading sheets, ReturnDesk desk, Reporting reporting, CancellationToken cancel)
    {
        if (PeriodOf(period) is not { } address || await sheets.Look(http.Caller, address, unit, cancel) is not { } sheet)
        {
            return Unknown;
        }
        var rows = ImmutableArray.CreateBuilder<(GrainAddress, PeriodRow, long?)>();
        foreach (var said in request.Rows)
        {
            var (row, fault) = said.Read(reporting);
            if (row is null)
            {
                return fault!.AsProblem();
            }
            rows.Add((said.Assignment, row, said.Version));
        }
        var answer = await desk.Send(errand, sheet, rows.DrainToImmutable(), new SignOff(request.ReviewedByPost, request.LeaderApprovedOn), http.ExpectedVersion, cancel: cancel);
        if (answer.Rejection is { } rejection)
        {
            return rejection.AsProblem();
        }
        http.SetVersion(answer.Versions[0]);
        return TypedResults.Ok(new SheetReceipt(sheet.Address, answer.Versions[0], request.Rows.Length));
    }

    private static async Task<Results<Ok<SheetView>, RejectionProblem>> HandIn(
        string period, UnitId unit, SendSheetRequest request, HttpContext http, Errand errand, SheetReading sheets, ReturnDesk desk, DraftDesk drafts, Reporting reporting, CancellationToken cancel)
    {
        if (PeriodOf(period) is not { } address || await sheets.Look(http.Caller, address, unit, cancel) is not { MayFill: true } sheet)
        {
            return Unknown;
        }
        var draft = (await drafts.Look(sheet, cancel)).Draft;
        var typed = ImmutableArray.CreateBuilder<KeyValuePair<string, TypedRow>>();
        foreach (var said in request.Rows.IsDefault ? [] : request.Rows)
        {
            var (row, fault) = said.Read(reporting);
            if (row is null || sheet.Row(said.Assignment.RouteForm) is not { } known)
            {
                return (fault ?? AssignmentRejections.Unknown).AsProblem();
            }
            typed.Add(new(known.Key, new TypedRow(DraftRow.Of(known with { Filed = row }), draft.RowOf(known).Mark)));
        }
        await drafts.Save(sheet, errand, new TypedSheet(typed.DrainToImmutable(), null), cancel);
        return await Inside(period, unit, http, sheets, s => desk.HandIn(errand, s, null, cancel), cancel);
    }

    private static Task<Results<Ok<SheetView>, RejectionProblem>> Approve(
        string period, UnitId unit, HttpContext http, Errand errand, SheetReading sheets, ReturnDesk desk, CancellationToken cancel) =>
        Inside(period, unit, http, sheets, sheet => desk.Approve(errand, sheet, null, cancel), cancel);

    private static Task<Results<Ok<SheetView>, RejectionProblem>> SendBack(
        string period, UnitId unit, ReasonRequest request, HttpContext http, Errand errand, SheetReading sheets, ReturnDesk desk, CancellationToken cancel) =>
        Inside(period, unit, http, sheets, sheet => desk.SendBack(errand, sheet, request.Reason, cancel), cancel);

    /// <summary>What happens within the unit, and the sheet after it.</summary>
    private static async Task<Results<Ok<SheetView>, RejectionProblem>> Inside(
        string period, UnitId unit, HttpContext http, SheetReading sheets, Func<Sheet, ValueTask<Rejection?>> tell, CancellationToken cancel) =>
        PeriodOf(period) is not { } address || await sheets.Look(http.Caller, address, unit, cancel) is not { } sheet ? Unknown
        : await tell(sheet) is { } refused ? refused.AsProblem()
        : Told(http, (await sheets.Look(http.Caller, address, unit, cancel))!);

    private static async Task<Results<Ok<SheetReceipt>, RejectionProblem>> Return(
        string period, UnitId unit, ReasonRequest request, HttpContext http, Errand errand, ReturnDesk desk, SheetReading sheets, CancellationToken cancel)
    {
        if (PeriodOf(period) is not { } address || await sheets.Look(http.Caller, address, unit, cancel) is not { } sheet)
        {
            return Unknown;
        }
        var answer = await desk.Return(errand, sheet, request.Reason, cancel);
        return answer.Rejection is { } rejection ? rejection.AsProblem() : TypedResults.Ok(new SheetReceipt(sheet.Address, answer.Versions[0], 0));
    }

    private static async Task<Results<JsonHttpResult<DraftSaved>, RejectionProblem>> Save(
        string period, UnitId unit, IFormCollection form, HttpContext http, Errand errand, SheetReading sheets, DraftDesk drafts, AccountDirectory accounts, IGrains grains, CancellationToken cancel)
    {
        if (PeriodOf(period) is not { } address || await sheets.Look(http.Caller, address, unit, cancel) is not { MayFill: true } sheet)
        {
            return Unknown;
        }
        sheet = await sheets.WithEvidenceOfOthers(http.Caller, sheet, cancel);
        var typed = SheetForm.Read(form, sheet, await drafts.Look(sheet, cancel));
        var saved = await drafts.Save(sheet, errand, typed, cancel);
        if (saved.Clashes.IsEmpty)
        {
            http.RequestServices.GetRequiredService<Shared.KeptForms>().Forget(http); // of an earlier session
        }
        var clashes = saved.Clashes.Union(typed.Gone(sheet).Select(r => r.Key)).ToList();
        var marks = typed.Rows.Where(r => !clashes.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value.Row.Mark);
        if (typed.SignOff is var (signOff, _) && !saved.Clashes.Contains(DraftDesk.SignOff))
        {
            marks[DraftDesk.SignOff] = signOff.Mark;
        }
        return TypedResults.Json(new DraftSaved(
            saved.Now is { } now ? Shared.Words.Moment(now.At)[11..] : "",
            saved.Now is { } by && by.By != http.Caller.Actor.Account ? await Shared.Authors.OfDraft(accounts, grains, by.By, http.Caller.Actor.Account, sheet.OnBehalf) : "",
            marks,
            [.. clashes]));
    }

    private static async Task<Results<Ok<PeriodReceipt>, RejectionProblem>> Told(GrainAddress? period, Func<GrainAddress, ValueTask<Answer>> tell)
    {
        if (period is not { } address)
        {
            return Unknown;
        }
        var answer = await tell(address);
        return answer.Rejection is { } rejection ? rejection.AsProblem() : TypedResults.Ok(new PeriodReceipt(address, answer.Version));
    }

    private static GrainAddress? PeriodOf(string text) => Ids.Address(text, ReportingPeriod.Kind.Name);

    private static RejectionProblem Unknown => new Rejection("period.unknown").AsProblem();
}

/// <summary>What the page's script is told of a saved draft.</summary>
/// <param name="By">Somebody else, by unit and post, where they saved last.</param>
/// <param name="Marks">By row: what this page now stands on.</param>
/// <param name="Clashes">Rows that two people typed differently; they were not saved.</param>
internal sealed record DraftSaved(string At, string By, Dictionary<string, string> Marks, ImmutableArray<string> Clashes);
