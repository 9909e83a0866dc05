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

        /// <summary>What stands in the cells, as an official reads it: 填的是-1; 5和7，相差2. Null: nothing.</summary>
        public string? Sides => (finding.Left, finding.Right) switch
        {
            (null, null) => null,
            ({ } only, null) => $"填的是{only}",
            (null, { } other) => $"空着，应与{other}核对",
            ({ } one, { } other) => $"{one}和{other}，相差{Math.Abs(one - other)}",
        };

        public string Says(Language language) => Sentences.Say($"outcome.{EnumNames.Of(finding.Outcome)}", language);
    }
}
