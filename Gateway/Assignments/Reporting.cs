using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Unpacking;
using Tracker.PeriodReturns;
using Tracker.Silo.Beside;
using Tracker.Silo.Files;
using Tracker.Units;

namespace Tracker.Gateway.Assignments;

/// <summary>What a unit does about its assignment, or who may do it for the unit (代录).</summary>
internal sealed class Reporting(AssignmentAsking asking, IFileShelf shelf, IBeside beside, TimeProvider clock)
{
    public ValueTask<Answer> Acknowledge(Errand errand, GrainAddress assignment, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.Acknowledge, assignment, unit => new AcknowledgeAssignment(clock.Today) { Of = unit }, expectedVersion, cancel);

    /// <summary>退签.</summary>
    /// <param name="proposed">Whose it would be.</param>
    public ValueTask<Answer> Refuse(
        Errand errand, GrainAddress assignment, string reason, UnitRef? proposed, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.Refuse, assignment, unit => new RefuseAssignment(clock.Today, reason, proposed) { Of = unit }, expectedVersion, cancel);

    /// <summary>建账.</summary>
    /// <param name="leader">分管领导; null: as it stands. So is <paramref name="contact"/> (联系人).</param>
    public async ValueTask<Answer> EnterSetUp(
        Errand errand, GrainAddress assignment, SetUp setUp, string? leader, string? contact, long? expectedVersion = null, CancellationToken cancel = default)
    {
        if (new SetUpPeople(leader ?? "", contact ?? "").Fault is { } fault)
        {
            return new Answer(fault, 0);
        }
        var answer = await asking.Ask(errand, Deed.SetUp, assignment, unit => new EnterSetUp(clock.Today, setUp) { Of = unit }, expectedVersion, cancel);
        if (answer.Rejection is null && (leader ?? contact) is not null)
        {
            var stand = await SetUpPeople.Read(beside, assignment, cancel);
            await new SetUpPeople(leader?.Trim() ?? stand.Leader, contact?.Trim() ?? stand.Contact).Keep(beside, assignment, errand.Who.Actor.Account, cancel);
        }
        return answer;
    }

    /// <summary>报送; for another unit than one's own it is recorded as 代录.</summary>
    public ValueTask<Answer> Report(
        Errand errand, GrainAddress assignment, string text, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(
            errand, Deed.Report, assignment, unit => new SubmitReport(clock.Today, text, evidence, errand.Who.ActsForAnother(unit)) { Of = unit }, expectedVersion, cancel);

    /// <summary>A row of the period's sheet (本期填报), by itself.</summary>
    public ValueTask<Answer> ReportForPeriod(
        Errand errand, GrainAddress assignment, PeriodId period, PeriodRow row, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(
            errand, Deed.Report, assignment, unit => new ReportForPeriod(period, clock.Today, row, errand.Who.ActsForAnother(unit)) { Of = unit }, expectedVersion, cancel);

    /// <summary>报结.</summary>
    public ValueTask<Answer> ReportClosure(
        Errand errand, GrainAddress assignment, string text, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(
            errand, Deed.ReportClosure, assignment, unit => new ReportClosure(clock.Today, text, evidence, errand.Who.ActsForAnother(unit)) { Of = unit }, expectedVersion, cancel);

    /// <summary>更正 a past year's record; who may enter one may correct it.</summary>
    public ValueTask<Answer> CorrectRecord(
        Errand errand, GrainAddress assignment, YearEndOutcome outcome, string text, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.ImportPlan, assignment, _ => new CorrectRecord(clock.Today, outcome, text, reason), expectedVersion, cancel);

    /// <summary>Keeps a file of evidence and answers the item for it.</summary>
    public async ValueTask<Outcome<EvidenceItem>> Keep(string title, Stream content, CancellationToken cancel = default)
    {
        if (EvidenceRules.FaultOfName(title) is { } forbidden)
        {
            return forbidden;
        }
        var (file, refused) = await shelf.Put(content, RequestLimits.Evidence, cancel);
        return file is not null ? Kept(title, file.Hash)
            : refused!.Code == "file.too-large" ? refused with { Args = refused.Args.Add(title) }
            : refused;
    }

    /// <summary>The one file of a multipart request, such as a scan.</summary>
    public async ValueTask<Outcome<EvidenceItem>> KeepUpload(HttpContext http, CancellationToken cancel = default)
    {
        var form = await UploadForm.Read(http, cancel);
        return form.File is { } file ? await Keep(file.FileName, file.Content, cancel) : form.Rejection;
    }

    /// <summary>The first file that a page's form was posted with; null: there is none.</summary>
    public async ValueTask<Outcome<EvidenceItem>?> KeepPosted(HttpContext http, CancellationToken cancel = default)
    {
        if (http.Request.Form.Files.FirstOrDefault(f => f.FileName.Length > 0) is not { } file)
        {
            return null;
        }
        await using var content = file.OpenReadStream();
        return await Keep(Path.GetFileName(file.FileName.Replace('\\', '/')), content, cancel);
    }

    /// <summary>The item for a file that was kept before.</summary>
    public Outcome<EvidenceItem> Kept(string title, string hash)
    {
        using var file = shelf.Open(hash);
        return file is null ? new Rejection("evidence.file-unknown", title)
            : MacroFiles.Is(file) ? EvidenceRules.Macros(title)
            : new EvidenceItem(EvidenceKind.File, title, Hash: hash, Size: file.Length);
    }
}
