using Tracker.AnnualReports;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.AnnualReports;

/// <summary>What a finding advises, in both languages.</summary>
internal static class FindingWords
{
    public static Texts Sentences { get; } = new("AnnualReports");

    extension(Finding finding)
    {
        public string Advises(Language language) => string.Concat(finding.Advice.Select(remark => Sentences.Say(remark.Key, language, [.. remark.Args])));

        public string Says(Language language) => Sentences.Say($"outcome.{EnumNames.Of(finding.Outcome)}", language);
    }
}
