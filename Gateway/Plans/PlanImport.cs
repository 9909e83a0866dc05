using System.Globalization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Reading;
using Tracker.Plans;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

/// <summary>Reads a document in as a plan at the next free address; the same document twice only as a new version.</summary>
internal sealed class PlanImport(IGrains grains, ILedger ledger, Governments governments, IFileShelf shelf, TimeProvider clock)
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    public async ValueTask<Outcome<ImportedPlan>> Import(Errand errand, PlanDocument document, CancellationToken cancel = default)
    {
        var government = await governments.Meant(document.Government, errand.Who, cancel);
        if (!Access.May(errand.Who, Deed.ImportPlan, government))
        {
            return Access.Refused;
        }
        if (document.Year is < EarliestYear or > LatestYear)
        {
            return new Rejection("plan.year-invalid", $"{document.Year}", $"{EarliestYear}", $"{LatestYear}");
        }
        using var bytes = new MemoryStream();
        if (!await UploadedFile.CopyWithin(document.Content, RequestLimits.Document, bytes, cancel))
        {
            return ReadingRejections.TooLarge(document.FileName, DocumentFile.MegabytesAllowed);
        }
        var reading = DocumentReading.Of(bytes, document.FileName);
        if (reading.Draft is not { } draft)
        {
            return reading.Rejection!;
        }
        bytes.Position = 0;
        var (file, refused) = await shelf.Put(bytes, RequestLimits.Document, cancel);
        if (file is null)
        {
            return refused!;
        }
        var source = new SourceDocument(document.FileName, file.Hash, file.Size, SourceTexts.HashOf(reading.Text!.Text));
        var year = document.Year ?? draft.Document.Year ?? clock.Today.Year;
        return await Draft(errand, government, new PlanYear(year), source, draft, document.NewVersion, cancel);
    }

    private async ValueTask<Outcome<ImportedPlan>> Draft(
        Errand errand, DivisionCode government, PlanYear year, SourceDocument source, PlanDraft draft, bool newVersion, CancellationToken cancel)
    {
        while (true)
        {
            var plans = (await ledger.Plans(government, cancel)).Where(p => p.Plan.Year == year).ToList();
            if (Before(plans, source, draft) is { } before && !(newVersion && before.HasLedger))
            {
                return newVersion
                    ? await Ask(errand, before.Plan, new RedraftPlan(source, draft), draft, cancel)
                    : await SaidAgain(errand, before, source, draft, cancel);
            }
            var next = plans.Select(p => int.Parse(p.Plan.Id, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1;
            var address = GrainAddress.Of(government, year, Plan.Kind.Name, next.ToString(CultureInfo.InvariantCulture));
            var outcome = await Ask(errand, address, new DraftPlan(source, draft), draft, cancel);
            if (outcome.Rejection?.Code != "plan.exists")
            {
                return outcome;
            }
            // Somebody took the number in between: look again.
        }
    }

    /// <summary>The plan that this document, or the one it revises, was read in as; a draft before an assigned one; a discarded draft is in nobody's way.</summary>
    private static PlanLine? Before(IEnumerable<PlanLine> plans, SourceDocument source, PlanDraft draft) => plans
        .Where(p => !p.IsDiscarded)
        .Where(p => p.SourceTextHash == source.TextHash || (p.Number is not null && p.Number == draft.Document.Number))
        .OrderBy(p => p.Stage)
        .ThenByDescending(p => p.SourceTextHash == source.TextHash)
        .FirstOrDefault();

    /// <summary>A repeat of the command that read it in is answered as the first time; a second command is refused.</summary>
    private async ValueTask<Outcome<ImportedPlan>> SaidAgain(Errand errand, PlanLine before, SourceDocument source, PlanDraft draft, CancellationToken cancel)
    {
        var answer = await grains.Plan(before.Plan).Ask(errand.At(clock.GetUtcNow()), new DraftPlan(source, draft), null, cancel);
        return answer is { Rejection: null, Position: > 0 } ? Imported(before.Plan, answer.Version, draft)
            : answer.Rejection is { Code: "command.id-reused" or "reading.no-points" } refused ? refused
            : before.SourceTextHash == source.TextHash ? new Rejection("plan.same-document", before.Plan.Value)
            : new Rejection("plan.same-number", before.Plan.Value, before.Number ?? "");
    }

    private async ValueTask<Outcome<ImportedPlan>> Ask(Errand errand, GrainAddress plan, PlanCommand command, PlanDraft draft, CancellationToken cancel)
    {
        var answer = await grains.Plan(plan).Ask(errand.At(clock.GetUtcNow()), command, null, cancel);
        return answer.Rejection is { } rejection ? rejection : Imported(plan, answer.Version, draft);
    }

    private static ImportedPlan Imported(GrainAddress plan, long version, PlanDraft draft) =>
        new(plan, version, draft.Document.Title, draft.Points.Length, draft.Questions.Length);
}

/// <param name="Government">Null: the caller's own, else the only one there is, else 000000.</param>
/// <param name="Year">Null: as the document says, else this year.</param>
/// <param name="NewVersion">The same document, or one of the same number, takes the draft's place; beside an assigned plan it makes another.</param>
internal sealed record PlanDocument(string FileName, Stream Content, DivisionCode? Government = null, int? Year = null, bool NewVersion = false);

/// <param name="Questions">What the reader asks; what the register does not know comes on top.</param>
internal sealed record ImportedPlan(GrainAddress Plan, long Version, string? Title, int Points, int Questions);
