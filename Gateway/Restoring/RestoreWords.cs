using Tracker.Silo.Restoring;

namespace Tracker.Gateway.Restoring;

/// <summary>Why an epoch was opened, in plain words.</summary>
internal static class RestoreWords
{
    public static string Of(string reason) => reason switch
    {
        RestoreReasons.NoMark => "系统发现：数据来自备份，目录里没有运行标记",
        RestoreReasons.WentBack => "系统发现：记录比这个目录上次运行时少，或者不是同一份",
        _ => reason,
    };
}
