using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Files;
using Tracker.Units;

namespace Tracker.Gateway.Assignments;

/// <summary>What units and the office do to an assignment. The table of access is asked first; whatever it refuses does not exist.</summary>
internal sealed class Reporting(IGrains grains, Access access, IFileShelf shelf, TimeProvider clock)
{
    public ValueTask<Answer> Acknowledge(Errand errand, GrainAddress assignment, long? expectedVersion = null, CancellationToken cancel = default) =>
        Ask(errand, Deed.Acknowledge, assignment, new AcknowledgeAssignment(clock.Today), expectedVersion, cancel);

    /// <summary>报送; for another unit than one's own it is recorded as 代录.</summary>
    public ValueTask<Answer> Report(
        Errand errand, GrainAddress assignment, string text, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        Ask(errand, Deed.Report, assignment, new SubmitReport(clock.Today, text, evidence, OnBehalf(errand, assignment)), expectedVersion, cancel);

    /// <summary>报结.</summary>
    public ValueTask<Answer> ReportClosure(
        Errand errand, GrainAddress assignment, string text, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        Ask(errand, Deed.ReportClosure, assignment, new ReportClosure(clock.Today, text, evidence, OnBehalf(errand, assignment)), expectedVersion, cancel);

    /// <summary>退回补充.</summary>
    public ValueTask<Answer> Return(Errand errand, GrainAddress assignment, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Ask(errand, Deed.Return, assignment, new ReturnAssignment(clock.Today, reason), expectedVersion, cancel);

    /// <summary>办结.</summary>
    public ValueTask<Answer> Close(Errand errand, GrainAddress assignment, long? expectedVersion = null, CancellationToken cancel = default) =>
        Ask(errand, Deed.Close, assignment, new CloseAssignment(clock.Today), expectedVersion, cancel);

    /// <summary>Keeps a file of evidence and answers the item for it.</summary>
    public async ValueTask<Outcome<EvidenceItem>> Keep(string title, Stream content, CancellationToken cancel = default)
    {
        var (file, refused) = await shelf.Put(content, RequestLimits.Evidence, cancel);
        return file is null ? refused! : new EvidenceItem(EvidenceKind.File, title, Hash: file.Hash, Size: file.Size);
    }

    /// <summary>The item for a file that was kept before.</summary>
    public Outcome<EvidenceItem> Kept(string title, string hash)
    {
        using var file = shelf.Open(hash);
        return file is null ? new Rejection("evidence.file-unknown", title) : new EvidenceItem(EvidenceKind.File, title, Hash: hash, Size: file.Length);
    }

    private ValueTask<Answer> Ask(
        Errand errand, Deed deed, GrainAddress assignment, AssignmentCommand command, long? expectedVersion, CancellationToken cancel)
    {
        var allowed = access.May(errand.Who, deed, assignment, cancel);
        return allowed is { IsCompletedSuccessfully: true, Result: true }
            ? grains.Assignment(assignment).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel)
            : AskWhenAllowed(allowed);

        async ValueTask<Answer> AskWhenAllowed(ValueTask<bool> allowed) => await allowed
            ? await grains.Assignment(assignment).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel)
            : new Answer(AssignmentRejections.Unknown, 0);
    }

    private static bool OnBehalf(Errand errand, GrainAddress assignment) =>
        Ids.TryRead<UnitId>(assignment.Id, out var unit) && errand.Who.ActsForAnother(unit);
}
