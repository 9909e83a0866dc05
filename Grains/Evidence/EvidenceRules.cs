using System.Collections.Frozen;
using System.Net;
using Tracker.Deciding;

namespace Tracker.Evidence;

/// <summary>What an item of evidence must be.</summary>
public static class EvidenceRules
{
    private const int LongestLink = 2_000;
    private const int LongestTitle = 300;

    /// <summary>Endings of programs and scripts: nobody proves anything with them, and whoever opens one runs it.</summary>
    private static readonly FrozenSet<string> Programs = FrozenSet.ToFrozenSet(
        ["exe", "dll", "com", "bat", "cmd", "scr", "msi", "vbs", "vbe", "js", "jse", "wsf", "ps1", "sh", "jar", "lnk", "hta", "reg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Endings of Office files that carry macros.</summary>
    private static readonly FrozenSet<string> WithMacros = FrozenSet.ToFrozenSet(
        ["xlsm", "xltm", "xlam", "docm", "dotm", "pptm", "potm", "ppsm", "ppam"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] HousesOwn = [".local", ".localhost", ".internal", ".lan", ".intranet"];

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(EvidenceItem item) => item switch
    {
        { Title: var title } when title.Length > LongestTitle || string.IsNullOrWhiteSpace(title) || title.Any(char.IsControl) => new Rejection("evidence.title-invalid", $"{LongestTitle}"),
        { Kind: EvidenceKind.Link } when !IsLink(item.Url) => new Rejection("evidence.link-invalid", item.Url ?? ""),
        { Kind: EvidenceKind.Link, Url: { } url } when IsPrivate(new Uri(url)) => new Rejection("evidence.link-private", url),
        { Kind: EvidenceKind.File } when FaultOfName(item.Title) is { } forbidden => forbidden,
        { Kind: EvidenceKind.File } when !IsHash(item.Hash) || item.Size is null or < 0 => new Rejection("evidence.file-unknown", item.Title),
        _ => null,
    };

    /// <summary>A file that is not taken whatever it holds; null: it is.</summary>
    public static Rejection? FaultOfName(string name) => name[(name.LastIndexOf('.') + 1)..].Trim() switch
    {
        var whole when whole.Length == name.Trim().Length => null,
        var ending when Programs.Contains(ending) => new Rejection("evidence.file-forbidden", name),
        var ending when WithMacros.Contains(ending) => Macros(name),
        _ => null,
    };

    /// <summary>An Office file with macros: whoever opens it may run them.</summary>
    public static Rejection Macros(string name) => new("evidence.file-macros", name);

    /// <summary>An address that only one house can open: nobody else could look the evidence up.</summary>
    private static bool IsPrivate(Uri uri) => IPAddress.TryParse(uri.DnsSafeHost, out var address)
        ? IPAddress.IsLoopback(address) || (address.GetAddressBytes().Length == 16
            ? address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal
            : address.GetAddressBytes() is [10, ..] or [127, ..] or [0, ..] or [169, 254, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..])
        : !uri.Host.Contains('.') || HousesOwn.Any(end => uri.Host.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool IsLink(string? url) =>
        url is { Length: > 0 and <= LongestLink }
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0;

    private static bool IsHash(string? hash) => hash is { Length: 64 } && hash.All(char.IsAsciiHexDigitLower);
}
