using Tracker.Deciding;

namespace Tracker.Evidence;

/// <summary>What an item of evidence must be.</summary>
public static class EvidenceRules
{
    private const int LongestLink = 2_000;
    private const int LongestTitle = 300;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(EvidenceItem item) => item switch
    {
        { Title: var title } when title.Length > LongestTitle || string.IsNullOrWhiteSpace(title) || title.Any(char.IsControl) => new Rejection("evidence.title-invalid", $"{LongestTitle}"),
        { Kind: EvidenceKind.Link } when !IsLink(item.Url) => new Rejection("evidence.link-invalid", item.Url ?? ""),
        { Kind: EvidenceKind.File } when !IsHash(item.Hash) || item.Size is null or < 0 => new Rejection("evidence.file-unknown", item.Title),
        _ => null,
    };

    private static bool IsLink(string? url) =>
        url is { Length: > 0 and <= LongestLink }
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0;

    private static bool IsHash(string? hash) => hash is { Length: 64 } && hash.All(char.IsAsciiHexDigitLower);
}
