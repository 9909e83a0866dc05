using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.LookBack;

/// <summary>What a page said when it was handed in as evidence of a duty: what a look-back holds it against. Kept once; without network never.</summary>
public sealed record PageRecord(PageKept? Kept)
{
    public static PageRecord Initial { get; } = new((PageKept?)null);

    public static GrainKind<PageRecord, PageRecordCommand, PageRecordEvent> Kind { get; } =
        new("page-record", Initial, (_, fact) => new((PageKept)fact), Decide);

    /// <summary>One a duty and address.</summary>
    /// <param name="url">As it was handed in.</param>
    public static GrainAddress AddressOf(GrainAddress assignment, string url) =>
        assignment.Child(Kind.Name, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(url)).AsSpan(0, 16)));

    private static Decision<PageRecordEvent> Decide(PageRecord state, PageRecordCommand command) => command switch
    {
        KeepPage when state.Kept is not null => Decision.Nothing,
        KeepPage c => new PageKept(c.On, c.Url, c.Text),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

[JsonDerivedType(typeof(KeepPage), "page-record.keep.v1")]
public abstract record PageRecordCommand;

/// <param name="Text">SHA-256 of the main text, kept as a file.</param>
public sealed record KeepPage([property: Circumstance] DateOnly On, string Url, string Text) : PageRecordCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(PageKept), "page-record.kept.v1")]
public abstract record PageRecordEvent;

public sealed record PageKept(DateOnly On, string Url, string Text) : PageRecordEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Url = "" };

    public IEnumerable<string> FileHashes() => [Text];
}
