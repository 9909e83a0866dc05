namespace Tracker.Units;

/// <summary>Words that leave open who is meant: the one list of them.</summary>
public static class VagueWords
{
    /// <summary>Whoever is concerned: whatever the register holds, only a person answers such a word, so no unit, alias or group may have one.</summary>
    private static readonly string[] Always = ["有关", "相关"];

    /// <summary>With these a name may be vague; it is still answered by a unit or group that goes by just that name.</summary>
    private static readonly string[] Perhaps = ["其他", "其它", "部分", "涉及", "相应", "试点", "所在地", "具备条件", "有条件"];

    public static IReadOnlyList<string> All { get; } = [.. Always, .. Perhaps];

    public static bool StandIn(string name)
    {
        var key = NameKey.Of(name);
        return Always.Any(w => key.Contains(w, StringComparison.Ordinal));
    }
}
