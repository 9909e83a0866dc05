using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

/// <summary>Requests and answers as far as the caller may see them; what may not be seen is not there.</summary>
internal sealed class RequestReading(IGrains grains, Access access, RequestLedger requests, IFileShelf shelf)
{
    /// <summary>All of a government's requests; empty to whoever sees only one unit's.</summary>
    public async ValueTask<ImmutableArray<RequestLine>> All(Caller caller, DivisionCode government, CancellationToken cancel) =>
        Access.May(caller, Deed.ReadRequest, government) ? [.. (await requests.Of(government, cancel)).Where(r => SeesStage(caller, r.Request, r.Stage))] : [];

    /// <summary>What the caller's own units were asked, the newest first.</summary>
    public async ValueTask<ImmutableArray<AnswerLine>> Own(Caller caller, DivisionCode government, CancellationToken cancel)
    {
        var asked = ImmutableArray.CreateBuilder<AnswerLine>();
        foreach (var unit in caller.Units)
        {
            if (await access.May(caller, Deed.ReadRequest, government, unit, cancel))
            {
                asked.AddRange(await requests.AskedOf(government, unit, cancel));
            }
        }
        return asked.DrainToImmutable();
    }

    /// <summary>A whole request; null to whoever sees only one unit's answer to it.</summary>
    public async ValueTask<RequestStanding?> Look(Caller caller, GrainAddress request, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ReadRequest, request.Government))
        {
            return null;
        }
        var standing = await grains.AdHocRequest(request).Look(cancel);
        return standing.State.Asks is { } content && await requests.One(request, cancel) is { } line && SeesStage(caller, request, line.Stage)
            ? new RequestStanding(line, content, standing.State as AdHocRequest.Sent, standing.Version)
            : null;
    }

    public async ValueTask<AnswerView?> Look(Caller caller, GrainAddress request, UnitId unit, CancellationToken cancel)
    {
        if (!await access.May(caller, Deed.ReadRequest, request.Government, unit, cancel))
        {
            return null;
        }
        var standing = await grains.RequestAnswer(request.Child(RequestAnswer.Kind.Name, unit.Value)).Look(cancel);
        return standing.State is RequestAnswer.Asked answer && (await grains.AdHocRequest(request).Look(cancel)).State is AdHocRequest.Sent sent
            ? new AnswerView(request, sent, answer, standing.Version)
            : null;
    }

    /// <summary>Every unit's answer, in the order they were asked.</summary>
    public async IAsyncEnumerable<AnswerRow> Answers(GrainAddress request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var line in await requests.AnswersTo(request, cancel))
        {
            if ((await grains.RequestAnswer(line.Address).Look(cancel)).State is RequestAnswer.Asked answer)
            {
                yield return new AnswerRow(line, answer);
            }
        }
    }

    /// <summary>A file that stands in the answer as it is now; null: there is none.</summary>
    public async ValueTask<(EvidenceItem Item, Stream Content)?> File(Caller caller, GrainAddress request, UnitId unit, string hash, CancellationToken cancel) =>
        await Look(caller, request, unit, cancel) is { } view && view.Answer.Evidence.FirstOrDefault(e => e.Hash == hash) is { } item && shelf.Open(hash) is { } content
            ? (item, content)
            : null;

    /// <summary>A draft is the office's own.</summary>
    private static bool SeesStage(Caller caller, GrainAddress request, RequestStage stage) =>
        stage != RequestStage.Draft || Access.May(caller, Deed.ManageRequests, request.Government);
}

/// <param name="Sent">Null: it is a draft.</param>
internal sealed record RequestStanding(RequestLine Line, RequestContent Content, AdHocRequest.Sent? Sent, long Version);

internal sealed record AnswerView(GrainAddress Request, AdHocRequest.Sent Sent, RequestAnswer.Asked Answer, long Version);

internal sealed record AnswerRow(AnswerLine Line, RequestAnswer.Asked Answer)
{
    /// <summary>Null: not answered.</summary>
    public string? ValueOf(RequestField field) => Answer.Values.FirstOrDefault(v => v.Field == field.Name)?.Value;
}
