namespace Tracker.Units;

/// <summary>
/// 有关 and 相关: whoever is concerned. Whatever the register holds, only a person answers such a word, so no unit, alias or group may have one.
/// Other words that may be vague (<see cref="Reading.GroupWords"/>) are still answered by a unit or group that goes by just that name.
/// </summary>
public static class VagueWords
{
    private static readonly string[] Words = ["有关", "相关"];

    public static bool StandIn(string name)
    {
        var key = NameKey.Of(name);
        return Words.Any(w => key.Contains(w, StringComparison.Ordinal));
    }
}
