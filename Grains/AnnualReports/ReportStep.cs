using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Evidence;

namespace Tracker.AnnualReports;

/// <summary>The steps of a report's way, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportStep>))]
public enum ReportStep
{
    /// <summary>经办: whoever filled it in says that it is whole.</summary>
    [JsonStringEnumMemberName("handed-in")]
    HandedIn,

    /// <summary>审核, by another account of the unit.</summary>
    [JsonStringEnumMemberName("reviewed")]
    Reviewed,

    /// <summary>负责人签发.</summary>
    [JsonStringEnumMemberName("signed")]
    Signed,

    /// <summary>报送 to the government's office.</summary>
    [JsonStringEnumMemberName("sent")]
    Sent,

    /// <summary>公开审查 (article 17 of the regulation).</summary>
    [JsonStringEnumMemberName("screened")]
    Screened,

    /// <summary>已发布, by the department itself.</summary>
    [JsonStringEnumMemberName("published")]
    Published,
}

/// <summary>How far the sign-off within the unit is.</summary>
public enum ReportStage
{
    Drafting,
    HandedIn,
    Reviewed,
    Signed,
}

/// <summary>A step that was taken on a content, named by its hash.</summary>
/// <param name="Words">What was said with it; for 签发 the post of whoever signed, for 发布 the link.</param>
/// <param name="Day">签发 and 发布: the day on paper, which may be before the day of entering.</param>
public sealed record StepTaken(ReportStep Step, DateOnly On, AccountId By, string Hash, string? Words = null, DateOnly? Day = null, EvidenceItem? Scan = null);

/// <summary>A step that stands no more: the content was changed after it, or it was returned.</summary>
public sealed record VoidedStep(StepTaken Was, DateOnly On, AccountId By);

/// <summary>Why a finding is let stand. It holds for just these two sides: other numbers are another finding.</summary>
/// <param name="AgreedBy">The second person; null: nobody yet. A warning needs none.</param>
public sealed record Explanation(string Rule, string Place, decimal? Left, decimal? Right, string Reason, AccountId By, DateOnly On, AccountId? AgreedBy = null, DateOnly? AgreedOn = null)
{
    public bool IsOf(Finding finding) => Rule == finding.Rule && Place == finding.Place && Left == finding.Left && Right == finding.Right;

    public bool Settles(Finding finding) => IsOf(finding) && (finding.Severity is Severity.Warning || AgreedBy is not null);
}
