using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.Reading;

/// <summary>What each rule of reading says, in both languages.</summary>
internal static class RuleWords
{
    public static Texts Sentences { get; } = new("Rules");

    public static string Of(string rule, Language language) => Sentences.Say(rule, language);
}
