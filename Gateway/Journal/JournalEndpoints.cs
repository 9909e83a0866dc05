using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.Journal;

internal static class JournalEndpoints
{
    public static RouteGroupBuilder MapJournal(this IEndpointRouteBuilder routes)
    {
        var journal = routes.MapGroup("/api").WithTags("日志").RequireAuthorization();
        journal.MapPost("/verify", Verify).WithSummary("Check that nothing was changed since it was written; lines of JSON, the result last");
        journal.MapPost("/rebuild", Rebuild).WithSummary("Fill the ledger anew from the journal; lines of JSON, the result last");
        journal.MapGet("/seals", Seals).WithSummary("Every seal (封签), the first first");
        journal.MapPost("/seals", Seal).WithSummary("Seal everything since the last seal; of use once the paper has left the machine");
        return journal;
    }

    private static Results<ProgressStream<VerificationReply>, RejectionProblem> Verify(VerifyRequest request, HttpContext http, WholeCheck check)
    {
        if (!May(http.Caller, Deed.Verify))
        {
            return Access.Refused.AsProblem();
        }
        var outside = ImmutableArray.CreateBuilder<Seal>();
        foreach (var paper in request.Seals ?? [])
        {
            if (SealPapers.Read(paper) is not { } seal)
            {
                return new Rejection("seal.unreadable").AsProblem();
            }
            outside.Add(seal);
        }
        return new ProgressStream<VerificationReply>((progress, cancel) =>
            Task.FromResult<Outcome<VerificationReply>>(VerificationReply.Of(check.Run(outside.ToImmutable(), progress, cancel), http.Caller.Government)));
    }

    private static Results<ProgressStream<RebuildReply>, RejectionProblem> Rebuild(HttpContext http, IStore store) => May(http.Caller, Deed.Operate)
        ? new ProgressStream<RebuildReply>(async (progress, _) => new RebuildReply(await store.Rebuild(progress)))
        : Access.Refused.AsProblem();

    private static Results<Ok<ImmutableArray<SealReply>>, RejectionProblem> Seals(HttpContext http, IStore store) => May(http.Caller, Deed.Verify)
        ? TypedResults.Ok<ImmutableArray<SealReply>>([.. store.Seals.Select(SealReply.Of)])
        : Access.Refused.AsProblem();

    /// <summary>Where nothing is new, the last seal is it.</summary>
    private static async Task<Results<Ok<SealReply>, RejectionProblem>> Seal(HttpContext http, IStore store)
    {
        if (!May(http.Caller, Deed.Verify))
        {
            return Access.Refused.AsProblem();
        }
        return await store.Seal() is { } made ? TypedResults.Ok(SealReply.Of(made))
            : store.Seals is [.., var last] ? TypedResults.Ok(SealReply.Of(last))
            : new Rejection("seal.nothing-yet").AsProblem();
    }

    private static bool May(Caller caller, Deed deed) => Access.May(caller, deed, caller.Government ?? DivisionCode.Unknown);
}

/// <param name="Seals">Seals' papers from outside the machine: without one only careless edits can be found.</param>
internal sealed record VerifyRequest(ImmutableArray<string>? Seals = null);

/// <param name="Facts">Facts checked.</param>
/// <param name="All">The number of findings, also beyond those listed.</param>
internal sealed record VerificationReply(bool Sound, long Facts, int Seals, long All, ImmutableArray<FindingReply> Findings)
{
    /// <param name="government">Of whoever asks: another's addresses are not told; null: all are.</param>
    public static VerificationReply Of(Verification v, DivisionCode? government) =>
        new(v.Sound, v.Facts, v.Seals, v.All, [.. v.Findings.Select(f => FindingReply.Of(f, government))]);
}

/// <param name="Code">Such as <c>journal.data-changed</c>.</param>
internal sealed record FindingReply(string Code, long? Position, string? Address, long? Version, string? Type, string? Detail)
{
    public static FindingReply Of(Finding f, DivisionCode? government) =>
        government is { } own && f.Address?.StartsWith(own.Value, StringComparison.Ordinal) is not true
            ? new FindingReply(f.Code, f.Position, null, null, null, null)
            : new FindingReply(f.Code, f.Position, f.Address, f.Version, f.Type, f.Detail);
}

/// <param name="Position">The last position followed.</param>
internal sealed record RebuildReply(long Position);

/// <param name="Paper">To print, mail or publish.</param>
internal sealed record SealReply(long No, long First, long Last, string Root, DateTimeOffset At, string Previous, string Hash, string Paper)
{
    public static SealReply Of(Seal s) => new(s.No, s.First, s.Last, s.Root, s.At, s.Previous, s.Hash, s.ToPaper());
}
