using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Speaking;
using Tracker.Silo.Delivery;

namespace Tracker.Gateway.Delivery;

/// <summary>Ways, states and kinds in plain words.</summary>
internal static class DeliveryWords
{
    public static string Of(WebhookKind kind) => kind switch
    {
        WebhookKind.WeCom => "企业微信群机器人",
        WebhookKind.DingTalk => "钉钉群机器人",
        _ => "程序接口（签名的 JSON）",
    };

    public static string Of(DigestRhythm rhythm) => rhythm switch
    {
        DigestRhythm.WorkingDays => "每个工作日一封",
        DigestRhythm.EveryDay => "每天一封",
        _ => "不收",
    };

    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "待发",
        DeliveryState.Sent => "已送达",
        DeliveryState.Dead => "没有送达",
        DeliveryState.Held => "恢复备份后扣留",
        _ => "不再发送",
    };

    public static Tone ToneOf(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => Tone.Active,
        DeliveryState.Sent => Tone.Good,
        DeliveryState.Dead => Tone.Bad,
        DeliveryState.Held => Tone.Warning,
        _ => Tone.Quiet,
    };

    public static string WayOf(DeliveryMessage message) => message.Channel == DeliveryChannels.Mail ? "邮件" : "群机器人、接口";

    public static string? WhyOf(DeliveryMessage message) => message.Fault is null ? null : new Rejection(message.Fault, message.Detail ?? "").Says;

    /// <summary>An address without its query, which holds a robot's key.</summary>
    public static string Shown(string url) => url.Split('?')[0] + (url.Contains('?', StringComparison.Ordinal) ? "?…" : "");
}
