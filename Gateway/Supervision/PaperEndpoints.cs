using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Units;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

internal static class PaperEndpoints
{
    public static RouteGroupBuilder MapPapers(this IEndpointRouteBuilder routes)
    {
        var papers = routes.MapGroup("/api/papers").WithTags("督办文书").RequireAuthorization();
        papers.MapGet("/", Lists).WithSummary("Supervision papers: all that the caller may see, and those that name its own units");
        papers.MapPost("/", Draft).WithSummary("Draft a paper from facts");
        papers.MapPost("/urged", Urged).WithSummary("Record that units were chased outside (催报, 催办): about a period, or about duties; a unit once a day");
        papers.MapGet("/register/file.{format}", Register).WithSummary("发文登记 as xlsx, csv, json or docx");
        papers.MapGet("/{paper}", Get).WithSummary("One paper with what its units said");
        papers.MapPut("/{paper}", Revise).WithSummary("Change a paper that was not signed yet");
        papers.MapPost("/{paper}/verification", Send).WithSummary("Send a 通报 to the named units (核实反馈)");
        papers.MapPost("/{paper}/sign", Sign).WithSummary("Sign it (签发); never by who drafted it");
        papers.MapPost("/{paper}/issue", Issue).WithSummary("Issue it (印发) with the next number of its series; where no 发文机关 is set, only with withoutIssuer=true");
        papers.MapPost("/{paper}/withdraw", Withdraw).WithSummary("Withdraw it (作废, 撤回); its number stays taken");
        papers.MapPost("/{paper}/scan", Scan).TakesFile().WithSummary("Register the stamped copy");
        papers.MapGet("/{paper}/scan/{hash}", StampedCopy).WithSummary("The stamped copy");
        papers.MapGet("/{paper}/file.docx", Docx).WithSummary("The paper in the layout of GB/T 9704");
        papers.MapGet("/{paper}/units/{unit}", OfUnit).WithSummary("What one named unit sees of it");
        papers.MapPost("/{paper}/units/{unit}/verification", Verify).WithSummary("Agree to the findings or not (核实反馈)");
        papers.MapPost("/{paper}/units/{unit}/answer", Answer).WithSummary("Answer what was issued (整改反馈); the last answer counts");
        papers.MapGet("/{paper}/units/{unit}/evidence/{hash}", Evidence).WithSummary("A file of an answer");
        return papers;
    }

    public static IServiceCollection AddSupervisionServices(this IServiceCollection services) => services
        .AddSingleton<PaperDesk>()
        .AddSingleton<PaperReading>()
        .AddSingleton<UrgingDesk>()
        .AddSingleton<SupervisionFacts>()
        .AddSingleton<FirstDrafts>();

    private static async Task<Ok<PaperLists>> Lists(HttpContext http, PaperReading reading, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return TypedResults.Ok(new PaperLists(
            [.. (await reading.All(http.Caller, meant, cancel)).Select(PaperSummary.Of)],
            [.. (await reading.Own(http.Caller, meant, cancel)).Select(o => new OwnPaper(
                o.Paper.Paper, o.Paper.Rung, o.Paper.Title, o.Paper.Stage, o.Paper.Number?.ToString(), o.Paper.IssuedOn, o.Paper.ReplyBy, PaperUnitSummary.Of(o.Unit)))]));
    }

    private static async Task<Results<Created<PaperReceipt>, RejectionProblem>> Draft(
        PaperBody body, HttpContext http, Errand errand, PaperDesk desk, Governments governments, IGrains grains, CancellationToken cancel)
    {
        var meant = await governments.Meant(body.Government, http.Caller, cancel);
        if (!Access.May(http.Caller, Deed.DraftPaper, meant))
        {
            return Access.Refused.AsProblem();
        }
        var (content, fault) = Content((await grains.UnitRegister(meant).Look(cancel)).State, body);
        return content is null ? fault!.AsProblem() : Drafted(await desk.Draft(errand, content, meant, cancel), http);
    }

    private static async Task<Results<Created<UrgedReceipt>, Ok<UrgedReceipt>, RejectionProblem>> Urged(
        UrgedBody body, HttpContext http, Errand errand, UrgingDesk desk, IGrains grains, CancellationToken cancel)
    {
        if (body.Period is not { } period)
        {
            return Recorded(await desk.Record(errand, body.Assignments ?? [], cancel), http);
        }
        ImmutableArray<UnitId>? units = null;
        if (body.Units is { } said)
        {
            var (meant, fault) = UnitNames.Meant((await grains.UnitRegister(period.Government).Look(cancel)).State, said, Stranger);
            if (fault is not null)
            {
                return fault.AsProblem();
            }
            units = meant;
        }
        return Recorded(await desk.Record(errand, period, units, cancel), http);
    }

    private static Results<Created<UrgedReceipt>, Ok<UrgedReceipt>, RejectionProblem> Recorded(Outcome<RecordedUrging> outcome, HttpContext http)
    {
        if (outcome.Value is not { } said)
        {
            return outcome.Rejection!.AsProblem();
        }
        http.SetVersion(said.Paper.Version);
        var receipt = new UrgedReceipt(said.Paper.Paper, said.Paper.Version, said.Recorded, said.Before);
        return said.Recorded.IsEmpty ? TypedResults.Ok(receipt) : TypedResults.Created($"/api/papers/{said.Paper.Paper.RouteForm}", receipt);
    }

    internal static Results<Created<PaperReceipt>, RejectionProblem> Drafted(Outcome<DraftedPaper> outcome, HttpContext http)
    {
        if (outcome.Value is not { } drafted)
        {
            return outcome.Rejection!.AsProblem();
        }
        http.SetVersion(drafted.Version);
        return TypedResults.Created($"/api/papers/{drafted.Paper.RouteForm}", new PaperReceipt(drafted.Paper, drafted.Version));
    }

    private static async Task<Results<TableDownload, RejectionProblem>> Register(
        string format, HttpContext http, PaperReading reading, Governments governments, CancellationToken cancel, int? year = null, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        return Access.May(http.Caller, Deed.Export, meant) && Access.May(http.Caller, Deed.ReadPaper, meant)
            ? new TableDownload(known, "发文登记", PaperRegister.Of(PaperRegister.Issued(await reading.All(http.Caller, meant, cancel), year), year is null ? "发文登记" : $"{year}年发文登记", known))
            : Access.Refused.AsProblem();
    }

    private static async Task<Results<Ok<PaperCard>, RejectionProblem>> Get(string paper, HttpContext http, PaperReading reading, CancellationToken cancel)
    {
        if (AddressOf(paper) is not { } address || await reading.Look(http.Caller, address, cancel) is not { } view)
        {
            return Unknown;
        }
        http.SetVersion(view.Version);
        return TypedResults.Ok(new PaperCard(PaperSummary.Of(view.Line), view.Content, view.Paper.Verifications, view.Paper.Answers, view.Paper.Scan));
    }

    private static async Task<Results<Ok<PaperReceipt>, RejectionProblem>> Revise(string paper, PaperBody body, HttpContext http, Errand errand, PaperDesk desk, IGrains grains, CancellationToken cancel)
    {
        if (AddressOf(paper) is not { } address || !Access.May(http.Caller, Deed.DraftPaper, address.Government))
        {
            return Unknown;
        }
        var (content, fault) = Content((await grains.UnitRegister(address.Government).Look(cancel)).State, body);
        return content is null ? fault!.AsProblem() : await Told(paper, http, at => desk.Revise(errand, at, content, http.ExpectedVersion, cancel));
    }

    private static Task<Results<Ok<PaperReceipt>, RejectionProblem>> Send(string paper, VerificationBody body, HttpContext http, Errand errand, PaperDesk desk) =>
        Told(paper, http, address => desk.SendForVerification(errand, address, body.DueDay, http.ExpectedVersion));

    private static Task<Results<Ok<PaperReceipt>, RejectionProblem>> Sign(string paper, HttpContext http, Errand errand, PaperDesk desk) =>
        Told(paper, http, address => desk.Sign(errand, address, http.ExpectedVersion));

    private static Task<Results<Ok<PaperReceipt>, RejectionProblem>> Issue(string paper, HttpContext http, Errand errand, PaperDesk desk, bool withoutIssuer = false) =>
        Told(paper, http, address => desk.Issue(errand, address, http.ExpectedVersion, withoutIssuer));

    private static Task<Results<Ok<PaperReceipt>, RejectionProblem>> Withdraw(string paper, PaperReasonBody body, HttpContext http, Errand errand, PaperDesk desk) =>
        Told(paper, http, address => desk.Withdraw(errand, address, body.Reason, http.ExpectedVersion));

    private static async Task<Results<Ok<PaperReceipt>, RejectionProblem>> Scan(string paper, HttpContext http, Errand errand, PaperDesk desk, Reporting reporting, CancellationToken cancel)
    {
        if (AddressOf(paper) is not { } address || !Access.May(http.Caller, Deed.DraftPaper, address.Government))
        {
            return Unknown;
        }
        var (item, refused) = await reporting.KeepUpload(http, cancel);
        return item is null ? refused!.AsProblem() : await Told(paper, http, at => desk.RegisterScan(errand, at, item, http.ExpectedVersion, cancel));
    }

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> StampedCopy(string paper, string hash, HttpContext http, PaperReading reading, CancellationToken cancel) =>
        AddressOf(paper) is { } address && await reading.File(http.Caller, address, null, hash, cancel) is var (item, content)
            ? TypedResults.File(content, "application/octet-stream", item.Title)
            : new Rejection("file.unknown").AsProblem();

    private static async Task<Results<FileContentHttpResult, RejectionProblem>> Docx(
        string paper, HttpContext http, PaperReading reading, PaperDesk desk, TimeProvider clock, CancellationToken cancel) =>
        AddressOf(paper) is { } address && await reading.LookFromAnySide(http.Caller, address, cancel) is { } view
            ? TypedResults.File(
                OfficialDocx.Of(PaperDocument.Of(view, await desk.Settings(address.Government, cancel)), clock.GetUtcNow()),
                DocxPaper.ContentType,
                FileNames.Safe(view.Content.Title) + ".docx")
            : Unknown;

    private static async Task<Results<Ok<UnitPaperCard>, RejectionProblem>> OfUnit(string paper, string unit, HttpContext http, PaperReading reading, CancellationToken cancel)
    {
        if (AddressOf(paper) is not { } address || !Ids.TryRead<UnitId>(unit, out var id) || await reading.Look(http.Caller, address, id, cancel) is not var (view, _))
        {
            return Unknown;
        }
        http.SetVersion(view.Version);
        var (line, content) = (view.Line, view.Content);
        return TypedResults.Ok(new UnitPaperCard(
            address, content.Rung, content.Title, line.Stage, line.Number?.ToString(), line.VerifyBy, content.ReplyBy,
            [.. content.FactsOf(id)], line.WasIssued ? content.Text : null, view.Paper.VerificationOf(id), view.Paper.AnswerOf(id)));
    }

    private static Task<Results<Ok<PaperReceipt>, RejectionProblem>> Verify(string paper, string unit, VerificationAnswerBody body, HttpContext http, Errand errand, PaperDesk desk) =>
        Ids.TryRead<UnitId>(unit, out var id)
            ? Told(paper, http, address => desk.AnswerVerification(errand, address, id, body.Agrees, body.Words, http.ExpectedVersion))
            : Task.FromResult<Results<Ok<PaperReceipt>, RejectionProblem>>(Unknown);

    private static async Task<Results<Ok<PaperReceipt>, RejectionProblem>> Answer(
        string paper, string unit, PaperAnswerBody body, HttpContext http, Errand errand, PaperDesk desk, Reporting reporting)
    {
        if (!Ids.TryRead<UnitId>(unit, out var id))
        {
            return Unknown;
        }
        var (evidence, fault) = body.Items(reporting);
        return fault is not null ? fault.AsProblem() : await Told(paper, http, address => desk.Answer(errand, address, id, body.Words, evidence, http.ExpectedVersion));
    }

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> Evidence(
        string paper, string unit, string hash, HttpContext http, PaperReading reading, CancellationToken cancel) =>
        AddressOf(paper) is { } address && Ids.TryRead<UnitId>(unit, out var id) && await reading.File(http.Caller, address, id, hash, cancel) is var (item, content)
            ? TypedResults.File(content, "application/octet-stream", item.Title)
            : new Rejection("file.unknown").AsProblem();

    private static Task<Results<Ok<PaperReceipt>, RejectionProblem>> Told(string paper, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        http.Tell(AddressOf(paper), Unknown, tell, (address, version) => new PaperReceipt(address, version));

    private static Outcome<PaperContent> Content(UnitRegister register, PaperBody body)
    {
        var (units, fault) = UnitNames.Meant(register, body.Units, Stranger);
        if (fault is not null)
        {
            return fault;
        }
        var facts = ImmutableArray.CreateBuilder<PaperFact>();
        foreach (var said in body.Facts ?? [])
        {
            var (about, wrong) = UnitNames.Meant(register, [said.Unit], Stranger);
            if (wrong is not null)
            {
                return wrong;
            }
            facts.AddRange(about.Select(u => new PaperFact(u, said.Subject, said.Words)));
        }
        return new PaperContent(
            body.Rung, body.Title.Trim(), [.. units.Select(u => register.Unit(u)!.Ref)], facts.DrainToImmutable(), body.Text, body.ReplyBy, body.Addressees, body.CopyTo)
        {
            Attachments = body.Attachments ?? [],
        };
    }

    private static Rejection Stranger(string names) => new("paper.unit-unknown", names);

    private static GrainAddress? AddressOf(string text) => Ids.Address(text, SupervisionPaper.Kind.Name);

    private static RejectionProblem Unknown => PaperRejections.Unknown.AsProblem();
}
