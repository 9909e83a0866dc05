using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>Keeps the draft of a sheet. Two people who type into one are merged row by row; where both changed the same row, nothing is overwritten in silence.</summary>
internal sealed class DraftDesk(IBeside beside, TimeProvider clock)
{
    private const int MostTries = 20;

    /// <summary>In place of a row's key, for who signs.</summary>
    public const string SignOff = "sign-off";

    public ValueTask<BesideEntry?> Find(Sheet sheet, CancellationToken cancel = default) =>
        beside.Get(sheet.Period.Address, BesideKinds.Draft, sheet.Unit.Value, cancel);

    /// <summary>The draft as it stands, and who signs as it was typed last, for this period or another.</summary>
    public async ValueTask<KeptDraft> Look(Sheet sheet, CancellationToken cancel = default)
    {
        var entry = await Find(sheet, cancel);
        var draft = entry is null ? SheetDraft.Empty : SheetDraft.Parse(entry.Text);
        return new KeptDraft(entry, draft, draft.SignOff ?? await LastSignOff(sheet.Period.Address.Government, sheet.Unit, cancel));
    }

    /// <summary>Saves what was typed. Rows that another changed meanwhile, and differently, are left as they stand and named.</summary>
    public async ValueTask<SavedDraft> Save(Sheet sheet, Errand errand, TypedSheet typed, CancellationToken cancel = default)
    {
        var last = await LastSignOff(sheet.Period.Address.Government, sheet.Unit, cancel);
        for (var tries = 1; ; tries++)
        {
            var entry = await Find(sheet, cancel);
            var draft = entry is null ? SheetDraft.Empty : SheetDraft.Parse(entry.Text);
            var clashes = ImmutableArray.CreateBuilder<string>();
            var merged = draft;
            foreach (var (key, row) in typed.Rows)
            {
                if (sheet.Row(key) is { } known && Wins(draft.RowOf(known).Mark, row.Row.Mark, row.Base, key))
                {
                    merged = merged with { Rows = merged.Rows.SetItem(key, row.Row) };
                }
            }
            if (typed.SignOff is var (signOff, mark) && Wins(draft.SignOffOr(last).Mark, signOff.Mark, mark, SignOff))
            {
                merged = merged with { SignOff = signOff };
            }
            if (merged == draft)
            {
                return new SavedDraft(entry, clashes.DrainToImmutable());
            }
            var put = await beside.Put(
                sheet.Period.Address, BesideKinds.Draft, sheet.Unit.Value, merged.ToJson(), errand.Who.Actor.Account, entry?.Version ?? 0, cancel);
            if (put.Written)
            {
                return new SavedDraft(put.Now, clashes.DrainToImmutable());
            }
            if (tries == MostTries)
            {
                throw new InvalidOperationException("The draft changes faster than it can be saved.");
            }

            // Mine is written where the other has not touched the row since I saw it; his stays where I have not.
            bool Wins(string theirs, string mine, string seen, string key)
            {
                if (mine == theirs || mine == seen)
                {
                    return false;
                }
                if (theirs != seen)
                {
                    clashes.Add(key);
                    return false;
                }
                return true;
            }
        }
    }

    /// <summary>Once these rows were sent by another door: what was typed of them before.</summary>
    public async ValueTask Drop(Sheet sheet, Errand errand, IEnumerable<GrainAddress> sent, CancellationToken cancel = default)
    {
        var keys = sheet.Rows.IntersectBy(sent, r => r.Assignment).Select(r => r.Key).ToList();
        for (var tries = 0; tries < MostTries && await Find(sheet, cancel) is { } entry; tries++)
        {
            var draft = SheetDraft.Parse(entry.Text);
            var left = draft with { Rows = draft.Rows.RemoveRange(keys) };
            if (tries == 0)
            {
                await Keep(sheet, errand, entry, draft, DropReason.SentElsewhere, row => keys.Contains(row.Key), cancel);
            }
            if (left.Rows.Count == draft.Rows.Count
                || (left.Rows.IsEmpty && left.SignOff is null && await beside.Remove(sheet.Period.Address, BesideKinds.Draft, sheet.Unit.Value, entry.Version, cancel))
                || (await beside.Put(sheet.Period.Address, BesideKinds.Draft, sheet.Unit.Value, left.ToJson(), errand.Who.Actor.Account, entry.Version, cancel)).Written)
            {
                return;
            }
        }
    }

    /// <summary>放弃草稿: what was typed and not sent goes, and can be read from then on.</summary>
    /// <param name="seen">The draft's version that was looked at.</param>
    public async ValueTask<Rejection?> Discard(Sheet sheet, Errand errand, long? seen, CancellationToken cancel = default)
    {
        if (await Find(sheet, cancel) is not { } entry)
        {
            return null;
        }
        var draft = SheetDraft.Parse(entry.Text);
        if (entry.Version != seen)
        {
            return new Rejection("period-return.draft-changed");
        }
        await Keep(sheet, errand, entry, draft, DropReason.Discarded, _ => true, cancel);
        return await beside.Remove(sheet.Period.Address, BesideKinds.Draft, sheet.Unit.Value, entry.Version, cancel) ? null : new Rejection("period-return.draft-changed");
    }

    /// <summary>What was let go without being sent, the newest first.</summary>
    public async ValueTask<ImmutableArray<DroppedDraft>> Dropped(Sheet sheet, CancellationToken cancel = default) =>
        await beside.Get(sheet.Period.Address, BesideKinds.DroppedDraft, sheet.Unit.Value, cancel) is { } entry ? DroppedDraft.Parse(entry.Text) : [];

    /// <summary>Before they go: rows that say what nobody has sent.</summary>
    private async ValueTask Keep(Sheet sheet, Errand errand, BesideEntry typed, SheetDraft draft, DropReason why, Func<SheetRow, bool> which, CancellationToken cancel)
    {
        var rows = sheet.Rows.Where(which).Where(row => draft.IsUnsent(row) || draft.IsLeft(row)).ToImmutableDictionary(row => row.Key, draft.RowOf);
        if (rows.IsEmpty)
        {
            return;
        }
        var dropped = new DroppedDraft(why, errand.Who.Actor.Account, clock.GetUtcNow(), typed.By, typed.At, rows);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = await beside.Get(sheet.Period.Address, BesideKinds.DroppedDraft, sheet.Unit.Value, cancel);
            if ((await beside.Put(sheet.Period.Address, BesideKinds.DroppedDraft, sheet.Unit.Value, dropped.After(before?.Text), errand.Who.Actor.Account, before?.Version ?? 0, cancel)).Written)
            {
                return;
            }
        }
    }

    /// <summary>Once sent: who signed, for the printed sheet and the next period.</summary>
    public async ValueTask KeepPeople(Sheet sheet, Errand errand, DraftSignOff people, CancellationToken cancel = default) =>
        await beside.Put(
            sheet.Period.Address, BesideKinds.People, sheet.Unit.Value, JsonSerializer.Serialize(people, StoredJson.Options), errand.Who.Actor.Account, null, cancel);

    public async ValueTask<DraftSignOff> PeopleOf(GrainAddress period, UnitId unit, CancellationToken cancel = default) =>
        await beside.Get(period, BesideKinds.People, unit.Value, cancel) is { } entry ? Read(entry) : new DraftSignOff();

    private async ValueTask<DraftSignOff> LastSignOff(DivisionCode government, UnitId unit, CancellationToken cancel)
    {
        var last = (await beside.List(BesideKinds.People, owner: unit.Value, cancel: cancel))
            .Where(e => e.Address.Government == government && e.Address.Kind == ReportingPeriod.Kind.Name)
            .MaxBy(e => e.At);
        return last is null ? new DraftSignOff() : Read(last) with { LeaderOn = "", Scan = null };
    }

    private static DraftSignOff Read(BesideEntry entry) => JsonSerializer.Deserialize<DraftSignOff>(entry.Text, StoredJson.Options) ?? new DraftSignOff();
}

/// <summary>A draft with what it was read from; null: nothing was saved.</summary>
internal sealed record KeptDraft(BesideEntry? Entry, SheetDraft Draft, DraftSignOff SignOff);

/// <param name="Clashes">Keys of rows that two people typed differently.</param>
internal sealed record SavedDraft(BesideEntry? Now, ImmutableArray<string> Clashes);

/// <summary>What somebody typed, each with the mark of what they had before their eyes when they began.</summary>
internal sealed record TypedSheet(ImmutableArray<KeyValuePair<string, TypedRow>> Rows, (DraftSignOff Typed, string Base)? SignOff)
{
    /// <summary>Words typed into rows that went from the sheet meanwhile: no draft keeps them.</summary>
    public ImmutableArray<KeyValuePair<string, TypedRow>> Gone(Sheet sheet) => [.. Rows.Where(r => sheet.Row(r.Key) is null && r.Value.Row.Mark != r.Value.Base)];
}

internal sealed record TypedRow(DraftRow Row, string Base);
