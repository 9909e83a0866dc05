using System.Text.RegularExpressions;
using Tracker.Deciding;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.Tests.Speaking;

public partial class Saying_why_not
{
    [Fact]
    public void Every_code_in_the_sources_has_a_sentence_in_both_languages()
    {
        var codes = CodesInTheSources();

        codes.Count.ShouldBeGreaterThan(50);
        codes.Except(RejectionSpeech.Sentences.Keys(Language.Chinese)).ShouldBeEmpty();
        codes.Except(RejectionSpeech.Sentences.Keys(Language.English)).ShouldBeEmpty();
    }

    [Fact]
    public void No_sentence_is_kept_for_a_code_that_is_gone() =>
        RejectionSpeech.Sentences.Keys(Language.Chinese).Except(CodesInTheSources()).ShouldBeEmpty();

    [Fact]
    public void Both_languages_ask_for_the_same_arguments()
    {
        foreach (var code in RejectionSpeech.Sentences.Keys(Language.Chinese))
        {
            Places(RejectionSpeech.Sentences.Say(code, Language.English)).ShouldBe(Places(RejectionSpeech.Sentences.Say(code, Language.Chinese)), code);
        }
    }

    [Fact]
    public void The_arguments_stand_in_the_sentence()
    {
        var rejection = new Rejection("plan.point-unknown", "5-1");

        rejection.Says.ShouldContain("5-1");
        rejection.In(Language.English).ShouldContain("\"5-1\"");
    }

    [Fact]
    public void A_code_without_a_sentence_is_shown_itself() => new Rejection("nobody.knows-this").Says.ShouldBe("nobody.knows-this");

    private static HashSet<string> CodesInTheSources() => SourceTree.CodeOf("Grains", "Silo", "Gateway")
        .Where(file => !file.EndsWith("RejectionKind.cs", StringComparison.Ordinal))
        .SelectMany(file => Code().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups[1].Value)
        .ToHashSet();

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(m => m.Groups[1].Value).Distinct().Order();

    // new Rejection("a.b"…), new("a.b"…) where the type is said before, new JournalUnavailableException("a.b"…)
    [GeneratedRegex("""\bnew(?: \w+)?\(\s*"([a-z-]+\.[a-z-]+)["]""")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{(\d)(?::[a-z]+)?\}")]
    private static partial Regex Place();
}
