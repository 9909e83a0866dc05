using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Inbox;
using Tracker.Silo.Accounts;
using Tracker.Silo.Delivery;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Delivery;

/// <summary>
/// Sets the ways up by which notices leave the house, and looks after what did not get through. Passwords, secrets and the keys in a robot's address are
/// taken and never shown; kept ones go on to count only where they would go to the same place.
/// </summary>
internal sealed class DeliveryDesk(Recipients recipients, Outbox outbox, TrialSending trial, DigestWords words, IInboxLines inbox, ILedger ledger, IGrains grains)
{
    /// <summary>No group reads more.</summary>
    private const int MostInText = 500;

    public static bool MayOperate(Caller caller, DivisionCode government) => Access.May(caller, Deed.Operate, government);

    public async ValueTask<DeliverySettings> Settings(DivisionCode government, CancellationToken cancel) => (await recipients.Settings(government, cancel)).Settings;

    public Task<Rejection?> SetGeneral(Caller caller, DivisionCode government, GeneralBody body, CancellationToken cancel) => Change(
        caller,
        government,
        s => s with { SystemAddress = Text(body.SystemAddress)?.TrimEnd('/'), DigestAt = body.DigestAt, QuietDays = [.. body.QuietDays.Distinct().Order()], PrivateHosts = [.. body.PrivateHosts.Distinct()] },
        cancel);

    public async Task<Rejection?> SetMail(Caller caller, DivisionCode government, MailBody body, CancellationToken cancel)
    {
        var wasOn = false;
        var refused = await Change(
            caller,
            government,
            s =>
            {
                wasOn = s.SendsMail;
                var same = s.Mail is { } kept && (kept.Host, kept.Port, kept.User) == (body.Host, body.Port, Text(body.User));
                return s with { Mail = new MailServer(body.On, body.Host, body.Port, body.Tls, body.From, Text(body.User), Text(body.User) is null ? null : Text(body.Password) ?? (same ? s.Mail!.Password : null)) };
            },
            cancel);
        if (refused is null && !wasOn)
        {
            await outbox.Forget(government, DeliveryChannels.Mail, null, cancel); // from now on: what came while it was off is old
        }
        return refused;
    }

    public async Task<Rejection?> SetHook(Caller caller, DivisionCode government, string name, HookBody body, CancellationToken cancel)
    {
        var wasOn = false;
        var refused = await Change(
            caller,
            government,
            s =>
            {
                var kept = s.Hook(name);
                wasOn = kept is { On: true };
                var url = Text(body.Url) ?? kept?.Url ?? "";
                var same = kept is not null && kept.Url == url && kept.Kind == body.Kind;
                var hook = new Webhook(name, body.Kind, url, Text(body.Secret) ?? (same ? kept!.Secret : null), body.On);
                return s with { Webhooks = [.. s.Webhooks.Select(w => w.Name == name ? hook : w), .. kept is null ? [hook] : ImmutableArray<Webhook>.Empty] };
            },
            cancel);
        if (refused is null && !wasOn)
        {
            await outbox.Forget(government, DeliveryChannels.Hook, name, cancel);
        }
        return refused;
    }

    public Task<Rejection?> RemoveHook(Caller caller, DivisionCode government, string name, CancellationToken cancel) =>
        Change(caller, government, s => s with { Webhooks = s.Webhooks.RemoveAll(w => w.Name == name) }, cancel);

    public ValueTask<PersonalDelivery?> ChoiceOf(AccountEntry account, CancellationToken cancel) => recipients.ChoiceOf(account, cancel);

    public async Task<Rejection?> Choose(AccountEntry account, string? address, DigestRhythm rhythm, CancellationToken cancel)
    {
        var choice = new PersonalDelivery(account.PersonName, Text(address), rhythm);
        if (DeliveryRules.Fault(choice) is { } fault)
        {
            return fault;
        }
        var before = await recipients.ChoiceOf(account, cancel);
        await recipients.Keep(account, choice, cancel);
        if (before is not { Rhythm: not DigestRhythm.Off })
        {
            await outbox.Forget(account.Government, DeliveryChannels.Mail, account.Account.Value, cancel);
        }
        return null;
    }

    public async Task<Outcome<DeliveryLog>> Log(Caller caller, DivisionCode government, DeliveryState? state, int skip, int limit, CancellationToken cancel) =>
        MayOperate(caller, government)
            ? new DeliveryLog(await outbox.List(government, state, skip, limit, cancel), await outbox.Counts(government, cancel))
            : Access.Refused;

    public async Task<Rejection?> Resend(Caller caller, DivisionCode government, string id, CancellationToken cancel) =>
        !MayOperate(caller, government) ? Access.Refused : await outbox.Resend(government, id, cancel) ? null : new Rejection("delivery.message-unknown", id);

    public async Task<Rejection?> Drop(Caller caller, DivisionCode government, string id, CancellationToken cancel) =>
        !MayOperate(caller, government) ? Access.Refused : await outbox.Drop(government, id, cancel) ? null : new Rejection("delivery.message-unknown", id);

    /// <summary>Sends a message of trial at once; null: the other side took it.</summary>
    /// <param name="hook">Null: by mail.</param>
    public async Task<Rejection?> Try(Caller caller, DivisionCode government, string? to, string? hook, CancellationToken cancel)
    {
        if (!MayOperate(caller, government))
        {
            return Access.Refused;
        }
        var settings = await Settings(government, cancel);
        return hook is null
            ? await trial.Mail(government, settings, to ?? "", words.OfTrial(), cancel)
            : await trial.Hook(government, settings, hook, words.OfTrial(), cancel);
    }

    /// <summary>A day's notices as text for a work group; null: there were none.</summary>
    public async Task<Outcome<DayText>> TextOf(Caller caller, DivisionCode government, DateOnly day, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.AssignPlan, government))
        {
            return Access.Refused;
        }
        var (after, last) = (await ledger.PositionOn(day.AddDays(-1), cancel), await ledger.PositionOn(day, cancel));
        var lines = await inbox.Between(after, last, cancel).Where(l => l.About.Government == government && l.Desk.Unit is not null && !NoticeKinds.IsBetweenTwo(l.Kind)).Take(MostInText).ToListAsync(cancel);
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        return new DayText(day, lines.Count, lines.Count == 0 ? "" : await words.ForGroup(day, lines, unit => register.Unit(unit)?.Name ?? $"单位{unit}", cancel));
    }

    private async Task<Rejection?> Change(Caller caller, DivisionCode government, Func<DeliverySettings, DeliverySettings> change, CancellationToken cancel)
    {
        if (!MayOperate(caller, government))
        {
            return Access.Refused;
        }
        while (true)
        {
            var (settings, version) = await recipients.Settings(government, cancel);
            var changed = change(settings);
            if (DeliveryRules.Fault(changed) is { } fault)
            {
                return fault;
            }
            if (await recipients.Keep(government, changed, caller.Actor.Account, version, cancel))
            {
                return null;
            }
        }
    }

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;
}

internal sealed record DeliveryLog(IReadOnlyList<DeliveryMessage> Messages, IReadOnlyDictionary<DeliveryState, int> Counts)
{
    public int Of(DeliveryState? state) => state is { } one ? Counts.GetValueOrDefault(one) : Counts.Values.Sum();
}

/// <param name="Text">Empty where there was nothing.</param>
internal sealed record DayText(DateOnly Day, int Notices, string Text);
