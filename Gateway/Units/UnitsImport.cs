using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>
/// Brings units, groups and accounts into line with a table. Pages, REST and command line all show <see cref="Preview"/> and then
/// <see cref="Apply"/>, which looks again: units all or none in one append, then account by account. Said twice, it writes once.
/// </summary>
internal sealed class UnitsImport(IGrains grains, AccountDirectory accounts, AccountDesk desk, TimeProvider clock)
{
    /// <summary>Null with a rejection: this is not for the caller.</summary>
    public async ValueTask<(UnitsPreview? Preview, Rejection? Rejection)> Preview(
        Caller caller, DivisionCode government, ImmutableArray<UnitsLine> lines, CancellationToken cancel = default)
    {
        if (!AccessTable.May(caller, Deed.ManageUnits, Subject.Whole(government)))
        {
            return (null, Access.Refused);
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var entries = (await accounts.All(null, cancel)).ToDictionary(e => e.Account);
        var preview = new UnitsComparison(register, entries, government).Of(lines);
        return !preview.Accounts.IsEmpty && !AccessTable.May(caller, Deed.ManageAccounts, Subject.Whole(government))
            ? (null, Access.Refused)
            : (preview, null);
    }

    public async ValueTask<UnitsImported> Apply(
        Caller caller, Door door, DivisionCode government, ImmutableArray<UnitsLine> lines, CancellationToken cancel = default)
    {
        var (preview, refused) = await Preview(caller, government, lines, cancel);
        if (preview is null || preview.Rejection is not null)
        {
            return new UnitsImported(preview, [], refused ?? preview!.Rejection);
        }
        if (preview.Units is { } units)
        {
            var answer = await grains.UnitRegister(government).Ask(EnvelopeOf(caller, door), units, null, cancel);
            if (answer.Rejection is not null)
            {
                return new UnitsImported(preview, [], answer.Rejection);
            }
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var codes = ImmutableArray.CreateBuilder<IssuedCode>();
        // Together, so that their writes share commits; a few at a time, since each code costs a hash.
        foreach (var some in preview.Accounts.Chunk(64))
        {
            var outcomes = await Task.WhenAll(some.Select(step => Take(step, caller, door, government, register, cancel)));
            codes.AddRange(outcomes.Where(o => o.Code is not null).Select(o => o.Code!));
            if (outcomes.Select(o => o.Rejection).FirstOrDefault(r => r is not null) is { } failed)
            {
                return new UnitsImported(preview, codes.ToImmutable(), failed);
            }
        }
        return new UnitsImported(preview, codes.ToImmutable(), null);
    }

    private async Task<CodeOutcome> Take(
        AccountStep step, Caller caller, Door door, DivisionCode government, UnitRegister register, CancellationToken cancel)
    {
        var units = step.UnitNames.Select(name => register.Find(name)!.Id).Distinct();
        if (step.Opens)
        {
            var post = string.Join('、', step.Roles.Select(Shared.Words.Of));
            var wanted = new NewAccount(step.Account, government, post, [.. units], step.Roles, step.PersonName);
            return await desk.Open(caller, EnvelopeOf(caller, door), wanted, cancel);
        }
        var entry = (await accounts.Find(step.Account, cancel))!;
        ImmutableArray<UnitId> served = [.. entry.Units.Union(units)];
        var refused = served.Length > entry.Units.Length
            ? await desk.Place(caller, EnvelopeOf(caller, door), step.Account, entry.Post, served, cancel)
            : null;
        if (refused is null && !step.Roles.IsEmpty)
        {
            refused = await desk.ChangeRoles(caller, EnvelopeOf(caller, door), step.Account, step.Roles, cancel);
        }
        return new CodeOutcome(null, refused);
    }

    private Envelope EnvelopeOf(Caller caller, Door door)
    {
        var now = clock.GetUtcNow();
        return new Envelope(Guid.CreateVersion7(now), caller.Actor, now, door);
    }
}

/// <summary>What an import did.</summary>
/// <param name="Codes">One-time codes of new accounts, in the table's order: shown and printed this once, also where a later account failed.</param>
internal sealed record UnitsImported(UnitsPreview? Preview, ImmutableArray<IssuedCode> Codes, Rejection? Rejection);
