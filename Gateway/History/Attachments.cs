using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Reading;
using Tracker.Silo.Files;

namespace Tracker.Gateway.History;

/// <summary>
/// A past year's attachments in one zip, found by their names without folders. Two different files of one name are neither: nobody could say which
/// is meant. Nothing is kept before <see cref="Keep"/>.
/// </summary>
internal sealed class Attachments : IDisposable
{
    private const int MostFiles = 4_000;

    private readonly ZipArchive? _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, EvidenceItem> _items = new(StringComparer.OrdinalIgnoreCase);

    private Attachments(ZipArchive? zip) => _zip = zip;

    public static Attachments None { get; } = new(null);

    public bool Given => _zip is not null;

    public IReadOnlyDictionary<string, EvidenceItem> Items => _items;

    /// <param name="content">Seekable; kept open as long as this is.</param>
    /// <param name="passOver">The ledger's own entry.</param>
    public static (Attachments? Attachments, Rejection? Rejection) Open(Stream content, string? passOver = null)
    {
        try
        {
            var attachments = new Attachments(new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1));
            if (attachments._zip!.Entries.Count > MostFiles)
            {
                return (null, new Rejection("history.too-many-files", $"{MostFiles}"));
            }
            return attachments.List(passOver) is { } fault ? (null, fault) : (attachments, null);
        }
        catch (InvalidDataException)
        {
            return (null, new Rejection("history.not-a-zip"));
        }
    }

    /// <summary>Names of Chinese Windows are in GBK and say so nowhere.</summary>
    public static string NameOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        return name.All(c => c <= '\u00ff') && name.Any(c => c > '\u007f') ? PlainText.Decode(Encoding.Latin1.GetBytes(name)) ?? name : name;
    }

    /// <summary>Puts the files of these hashes on the shelf.</summary>
    public async ValueTask<Rejection?> Keep(IReadOnlySet<string> hashes, IFileShelf shelf, CancellationToken cancel)
    {
        foreach (var (name, item) in _items.Where(i => hashes.Contains(i.Value.Hash!)))
        {
            await using var content = _entries[name].Open();
            var (file, refused) = await shelf.Put(content, RequestLimits.Evidence, cancel);
            if (file is null || file.Hash != item.Hash)
            {
                return refused ?? new Rejection("history.not-a-zip");
            }
        }
        return null;
    }

    public void Dispose() => _zip?.Dispose();

    private Rejection? List(string? passOver)
    {
        var ambiguous = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in _zip!.Entries.Where(e => e.FullName != passOver && e.Length > 0))
        {
            var path = NameOf(entry);
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name.Length == 0 || name.StartsWith('.') || path.StartsWith("__MACOSX/", StringComparison.Ordinal))
            {
                continue;
            }
            if (entry.Length > RequestLimits.Evidence)
            {
                return new Rejection("history.file-too-large", name, $"{RequestLimits.Evidence >> 20}");
            }
            using var content = entry.Open();
            var item = new EvidenceItem(EvidenceKind.File, name, Hash: Convert.ToHexStringLower(SHA256.HashData(content)), Size: entry.Length);
            if (_items.TryGetValue(name, out var other) && other.Hash != item.Hash)
            {
                ambiguous.Add(name);
            }
            (_items[name], _entries[name]) = (item, entry);
        }
        foreach (var name in ambiguous)
        {
            _items.Remove(name);
        }
        return null;
    }
}
