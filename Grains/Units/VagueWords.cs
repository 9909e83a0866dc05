using Tracker.Reading;

namespace Tracker.Units;

/// <summary>
/// 有关 and 相关: whoever is concerned. Whatever the register holds, only a person answers such a word, so no unit, alias or group may have one.
/// Other words that may be vague (<see cref="GroupWords"/>) are still answered by a unit or group that goes by just that name.
/// </summary>
public static class VagueWords
{
    public static bool StandIn(string name) => GroupWords.MeanWhoeverIsConcerned(NameKey.Of(name));
}
