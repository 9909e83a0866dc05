namespace Tracker.Gateway.Supervision;

/// <summary>What a page says after 催报 or 催办 was recorded.</summary>
internal static class UrgingNotice
{
    /// <param name="word">催报, 催办.</param>
    public static string Of(Func<string, string?> query, string word) => (Number(query("now")), Number(query("before"))) switch
    {
        (0, > 0 and var before) => $"今天已经记过这{before}个单位的{word}，没有重复记录。",
        (> 0 and var now, > 0 and var before) => $"已记录{word}：{now}个单位。另有{before}个单位今天已经记过，没有重复记录。",
        (> 0 and var now, _) => $"已记录{word}：{now}个单位。",
        _ => $"已记录{word}。",
    };

    private static int Number(string? text) => int.TryParse(text, out var number) ? number : 0;
}
