using System.IO.Compression;
using System.Xml;

namespace Tracker.Gateway.Unpacking;

/// <summary>
/// The zip round the parts of a docx or xlsx, opened with suspicion. Parts are found by their relations and by local names, so that
/// the strict dialect, and files of every office program, read alike.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, CloseInput = true };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts;

    private OfficePackage(ZipArchive zip)
    {
        _zip = zip;
        _parts = zip.Entries.GroupBy(entry => entry.FullName.Replace('\\', '/').TrimStart('/'), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="upload">Seekable; read from its start and left open.</param>
    public static (OfficePackage? Package, UnpackingFault Fault) Open(Stream upload, UnpackingLimits limits)
    {
        if (upload.Length == 0) return (null, UnpackingFault.Empty);
        if (upload.Length > limits.FileBytes) return (null, UnpackingFault.FileTooLarge);
        switch (FileKinds.Of(upload))
        {
            case FileKind.Zip: break;
            case FileKind.Old: return (null, UnpackingFault.Old);
            case FileKind.Encrypted: return (null, UnpackingFault.Encrypted);
            case FileKind.OpenDocument: return (null, UnpackingFault.OpenDocument);
            case FileKind.Pdf or FileKind.Ofd: return (null, UnpackingFault.FixedLayout);
            case FileKind.Program: return (null, UnpackingFault.Program);
            default: return (null, UnpackingFault.NoZip);
        }
        var (zip, fault) = CarefulZip.Open(upload, limits);
        if (zip is null) return (null, fault);
        var package = new OfficePackage(zip);
        if (!package.Holds(MacroFiles.IsMacro)) return (package, default);
        package.Dispose();
        return (null, UnpackingFault.Macros);
    }

    public bool Holds(Func<string, bool> part) => _parts.Keys.Any(part);

    /// <summary>The part's XML, or null when there is no such part.</summary>
    public XmlReader? Part(string? name) =>
        name is not null && _parts.TryGetValue(name, out var entry) ? XmlReader.Create(CarefulZip.Content(entry), Careful) : null;

    /// <summary>Targets of a part's relations by id, with the last word of their type; the empty name is the package's own.</summary>
    public IReadOnlyDictionary<string, (string Kind, string Target)> RelationsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var xml = Part($"{folder}_rels/{part[folder.Length..]}.rels");
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External") continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Type") is not { } type || xml.GetAttribute("Target") is not { } target) continue;
            relations[id] = (type[(type.LastIndexOf('/') + 1)..], Resolved(folder, target));
        }
        return relations;
    }

    private static string Resolved(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var steps = new List<string>();
        foreach (var step in (folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not (".." or ".")) steps.Add(step);
        }
        return string.Join('/', steps);
    }

    public void Dispose() => _zip.Dispose();
}
