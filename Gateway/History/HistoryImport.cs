using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.History;
using Tracker.Plans;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.History;

/// <summary>
/// Brings a past year's ledger in as history. Pages, REST and command line all show <see cref="Preview"/> and then <see cref="Apply"/>, which looks
/// again: former units first, then plan, points and duties in one append. The same content twice writes once; another for the same year is shown
/// as differences and refused, unless it is said to be another ledger.
/// </summary>
internal sealed class HistoryImport(IGrains grains, ILedger ledger, Governments governments, IFileShelf shelf, TimeProvider clock)
{
    private const int EarliestYear = 2000;

    public async ValueTask<Outcome<HistoryPreview>> Preview(
        Caller caller, DivisionCode? said, HistoryUpload upload, int? year, HistoryChoices choices, CancellationToken cancel = default)
    {
        var government = await governments.Meant(said, caller, cancel);
        if (!Access.May(caller, Deed.ImportPlan, government))
        {
            return Access.Refused;
        }
        var (sheets, unreadable) = LedgerFile.Read(upload.Ledger, upload.FileName);
        if (unreadable is not null)
        {
            return unreadable;
        }
        var meant = year ?? clock.Today.Year - 1;
        if (meant < EarliestYear || meant > clock.Today.Year)
        {
            return new Rejection("history.year-invalid", $"{meant}", $"{EarliestYear}", $"{clock.Today.Year}");
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var reading = HistoryReading.Of(sheets, choices, meant);
        var names = HistoryNames.Of(register, reading, choices);
        var title = choices.Title is { Length: > 0 } own ? own : reading.Title ?? Path.GetFileNameWithoutExtension(upload.FileName);
        var building = new HistoryBuilding(reading, names, choices, upload.Attachments.Items, title, meant);
        var all = new HistoryBuilding(reading, names, choices with { States = choices.States.Clear() }, upload.Attachments.Items, title, meant);
        var record = building.Build();
        var hash = ContentHash(record, meant, names.LeftOut);
        return new HistoryPreview(
            upload.FileName, meant, title, choices, reading, names,
            HistoryNames.Of(register, reading, choices with { Names = choices.Names.Clear() }).Asked,
            all.AskedStates, building.AskedStates, record,
            [.. reading.Notes, .. building.Notes],
            [.. record.Points.SelectMany(p => p.Duties).SelectMany(d => d.FilesMissing).Distinct()],
            upload.Attachments.Given,
            hash,
            await Before(government, meant, record, hash, cancel));
    }

    public async ValueTask<(HistoryPreview? Preview, HistoryWritten? Written, Rejection? Rejection)> Apply(
        Errand errand, DivisionCode? said, HistoryUpload upload, int? year, HistoryChoices choices, bool another, bool leaveFiles, CancellationToken cancel = default)
    {
        var (preview, refused) = await Preview(errand.Who, said, upload, year, choices, cancel);
        if (preview is null || preview.Problem(another, leaveFiles) is { } problem && (refused = problem) is not null)
        {
            return (preview, null, refused);
        }
        if (preview.IsThereAlready)
        {
            await Teach(errand, preview.Before!.Plan.Plan, preview, cancel);
            return (preview, new HistoryWritten(preview.Before!.Plan.Plan, preview.Before.Plan.Points, preview.Before.Plan.Assignments, 0, AlreadyThere: true), null);
        }
        var government = await governments.Meant(said, errand.Who, cancel);
        if (await Keep(errand, government, preview, upload, cancel) is { } kept)
        {
            return (preview, null, kept);
        }
        using var bytes = new MemoryStream(upload.Ledger, writable: false);
        var (file, unkept) = await shelf.Put(bytes, RequestLimits.Document, cancel);
        if (file is null)
        {
            return (preview, null, unkept);
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var points = preview.Record.Points.Select(p => new RecordedPoint(p.Number, [.. p.Duties.Select(d => d.Recorded(name => register.FindEver(name)!.Ref))])).ToImmutableArray();
        var source = new SourceDocument(upload.FileName, file.Hash, file.Size, preview.ContentHash);
        var (written, refusedAtLast) = await Write(errand, government, preview, source, points, cancel);
        if (written is not null)
        {
            await Teach(errand, written.Plan, preview, cancel);
        }
        return (preview, written, refusedAtLast);
    }

    /// <summary>
    /// Whom a name was said to mean is known from now on, as with an answered question: one unit is an alias, several are offered. Each name is a
    /// lesson of its own, told apart by its place; what was heard once is not heard again, so an alias that was taken out since stays out.
    /// </summary>
    private async ValueTask Teach(Errand errand, GrainAddress plan, HistoryPreview preview, CancellationToken cancel)
    {
        var register = grains.UnitRegister(plan.Government);
        var place = 0L;
        foreach (var (key, said) in preview.Choices.Names.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            place++;
            if (said.Kind != NameChoiceKind.Units || key == HistoryNames.Nobody || preview.Names.FirstOrDefault(n => NameKey.Of(n.Name) == key)?.Name is not { } name)
            {
                continue;
            }
            var state = (await register.Look(cancel)).State;
            ImmutableArray<UnitId> units = [.. NameList.Parts(said.Words).SelectMany(part => state.Resolve(part).Units).Select(u => u.Unit).Distinct()];
            if (!units.IsEmpty)
            {
                var own = errand with { CommandId = Guid.CreateVersion7(clock.GetUtcNow()) };
                var lesson = new Lesson(plan, place, errand.Who.Actor.Account, clock.GetUtcNow());
                await register.Ask(own.At(clock.GetUtcNow()), new LearnAnswer(name, units, lesson), cancel: cancel);
            }
        }
    }

    private async ValueTask<Outcome<HistoryWritten>> Write(
        Errand errand, DivisionCode government, HistoryPreview preview, SourceDocument source, ImmutableArray<RecordedPoint> points, CancellationToken cancel)
    {
        var leftOut = preview.Meant.LeftOut.Select(l => new LeftOutName(HistoryPreview.Shown(l.Name), l.Reason)).ToImmutableArray();
        while (true)
        {
            var plans = (await ledger.Plans(government, cancel)).Where(p => p.Plan.Year.Value == preview.Year).ToList();
            var same = plans.FirstOrDefault(p => p.IsHistory && p.SourceTextHash == source.TextHash);
            var number = plans.Select(p => int.Parse(p.Plan.Id, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1;
            var address = same?.Plan ?? GrainAddress.Of(government, new PlanYear(preview.Year), Plan.Kind.Name, number.ToString(CultureInfo.InvariantCulture));
            var command = new RecordPlan(address, clock.Today, source, preview.Record.Draft, points, leftOut);
            var answer = await grains.Plan(address).Ask(errand.At(clock.GetUtcNow()), command, null, cancel);
            if (answer.Rejection is { Code: "plan.exists" })
            {
                continue; // somebody took the number in between: look again
            }
            return answer.Rejection is { } rejection ? rejection : new HistoryWritten(address, points.Length, points.Sum(p => p.Duties.Length), preview.Evidence, same is not null);
        }
    }

    /// <summary>Former units and attachments: said twice they are there once, and without the plan they are in nobody's way.</summary>
    private async ValueTask<Rejection?> Keep(Errand errand, DivisionCode government, HistoryPreview preview, HistoryUpload upload, CancellationToken cancel)
    {
        if (preview.Meant.Former is { IsEmpty: false } former)
        {
            if (!Access.May(errand.Who, Deed.ManageUnits, government))
            {
                return Access.Refused;
            }
            var own = errand with { CommandId = Guid.CreateVersion7(clock.GetUtcNow()) };
            if ((await grains.UnitRegister(government).Ask(own.At(clock.GetUtcNow()), new KeepFormerUnits(former), null, cancel)).Rejection is { } refused)
            {
                return refused;
            }
        }
        var hashes = preview.Record.Points.SelectMany(p => p.Duties).SelectMany(d => d.Evidence).Select(e => e.Hash).OfType<string>().ToHashSet();
        return await upload.Attachments.Keep(hashes, shelf, cancel);
    }

    private async ValueTask<HistoryBefore?> Before(DivisionCode government, int year, HistoryRecord record, string hash, CancellationToken cancel)
    {
        var recorded = (await ledger.Plans(government, cancel)).Where(p => p.IsHistory && p.Plan.Year.Value == year).ToList();
        if ((recorded.Find(p => p.SourceTextHash == hash) ?? recorded.FirstOrDefault()) is not { } plan)
        {
            return null;
        }
        var there = new Dictionary<(string Point, string Unit), string>();
        await foreach (var line in ledger.Lines(plan.Plan, null, cancel))
        {
            there[(line.PointNumber, line.Entry.UnitName)] = $"{line.Entry.Status}\n{line.LastReportText}\n{line.Entry.Evidence}";
        }
        var here = record.Points.SelectMany(p => p.Duties.Select(d => (Key: (p.Number, d.Unit.Name), Says: $"{Tracker.Ledger.LedgerEntry.StatusOf(d.Outcome)}\n{d.Text}\n{d.Evidence.Length}"))).ToList();
        var changed = here.Where(d => there.TryGetValue(d.Key, out var says) && says != d.Says).Select(d => d.Key).ToList();
        var onlyHere = here.Count(d => !there.ContainsKey(d.Key));
        return new HistoryBefore(
            plan,
            here.Count - changed.Count - onlyHere,
            changed.Count,
            onlyHere,
            there.Keys.Except(here.Select(d => d.Key)).Count(),
            [.. changed.Take(20).Select(k => $"{Shared.Words.Point(k.Item1)} {k.Item2}")]);
    }

    /// <summary>Of what is written, not of the file: the same ledger saved again is the same.</summary>
    private static string ContentHash(HistoryRecord record, int year, ImmutableArray<(string Name, string Reason)> leftOut)
    {
        var duties = record.Points.Select(p => p.Duties.Select(d => new { d.Unit.Name, d.Role, d.Deadlines, d.Outcome, d.Text, d.Evidence, d.Details }));
        var text = JsonSerializer.Serialize(new { record.Draft, duties, year, leftOut = leftOut.Select(l => new[] { l.Name, l.Reason }) }, StoredJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <param name="AlreadyThere">The same content was recorded before: nothing was written.</param>
internal sealed record HistoryWritten(GrainAddress Plan, int Points, int Assignments, int Evidence, bool AlreadyThere);
