using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Units;
using Tracker.Silo.Delivery;

namespace Tracker.Gateway.Delivery;

public partial class DeliveryPage
{
    private DeliverySettings _settings = DeliverySettings.Off;
    private int _dead;

    [Inject] private DeliveryDesk Desk { get; set; } = null!;

    private MailServer? Mail => _settings.Mail;

    private string? DoneText => Done switch
    {
        "kept" => "已保存。",
        "removed" => "已删除。",
        "tried" => "测试消息已经送出，请到收的那一头看看。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (!DeliveryDesk.MayOperate(Caller, Government))
        {
            return false;
        }
        _settings = await Desk.Settings(Government, Cancel);
        _dead = (await Desk.Log(Caller, Government, DeliveryState.Dead, 0, 1, Cancel)).Value!.Of(DeliveryState.Dead);
        return true;
    }

    private async Task KeepGeneral()
    {
        var typed = UnitNames.Split(Posted("quietDays") ?? "").Select(TypedDays.Read).ToList();
        var refused =
            typed.Find(d => d.Unreadable is not null).Unreadable is { } wrong ? new Rejection("delivery.day-invalid", wrong)
            : !TimeOnly.TryParse(Posted("digestAt"), CultureInfo.InvariantCulture, out var at) ? new Rejection("delivery.time-invalid", Posted("digestAt") ?? "")
            : await Desk.SetGeneral(
                Caller, Government, new GeneralBody(at, [.. typed.Select(d => d.Day!.Value)], UnitNames.Split(Posted("privateHosts") ?? ""), Posted("systemAddress")), Cancel);
        GoOrSay(refused, "/delivery?done=kept");
    }

    private async Task KeepMail() => GoOrSay(
        await Desk.SetMail(
            Caller,
            Government,
            new MailBody(
                Posted("on") == "yes",
                (Posted("host") ?? "").Trim(),
                int.TryParse(Posted("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0,
                Posted("tls") == "yes",
                (Posted("from") ?? "").Trim(),
                Posted("user"),
                Posted("password")),
            Cancel),
        "/delivery?done=kept");

    private async Task TryMail() => GoOrSay(await Desk.Try(Caller, Government, Posted("to")?.Trim(), null, Cancel), "/delivery?done=tried");

    private async Task KeepHook() => GoOrSay(
        Posted("_handler") == "new-hook" && _settings.Hook(HookName) is not null
            ? new Rejection("delivery.webhook-name-twice", HookName)
            : await Desk.SetHook(
                Caller, Government, HookName, new HookBody(Posted("on") == "yes", Enum.TryParse<WebhookKind>(Posted("kind"), out var kind) ? kind : WebhookKind.Json, Posted("url"), Posted("secret")), Cancel),
        "/delivery?done=kept");

    private async Task TryHook() => GoOrSay(await Desk.Try(Caller, Government, null, HookName, Cancel), "/delivery?done=tried");

    private async Task RemoveHook() => GoOrSay(await Desk.RemoveHook(Caller, Government, HookName, Cancel), "/delivery?done=removed");

    private string HookName => (Posted("name") ?? "").Trim();

    private string? Typed(string form, string field) => Posted("_handler") == form ? Posted(field) : null;
}
