using System.Text;

namespace Tracker.Gateway.Unpacking;

/// <summary>Office files that carry macros, under whatever name: they are not read and not handed on to others.</summary>
internal static class MacroFiles
{
    private const string Project = "vbaProject.bin";
    private const string Sheets = "xl/macrosheets/";
    private static readonly byte[] OldProject = Encoding.Unicode.GetBytes("_VBA_PROJECT");

    /// <summary>Whether this part of an Office file is a macro.</summary>
    public static bool IsMacro(string part) =>
        part.EndsWith(Project, StringComparison.OrdinalIgnoreCase) || part.StartsWith(Sheets, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a file of any size: the names of a zip's parts stand unpacked in it, so nothing of it need be held. Leaves the stream at its start.</summary>
    public static bool Is(Stream file)
    {
        var found = FileKinds.Of(file) switch
        {
            FileKind.Zip => FileKinds.Holds(file, Encoding.ASCII.GetBytes(Project)) || FileKinds.Holds(file, Encoding.ASCII.GetBytes(Sheets)),
            FileKind.Old => FileKinds.Holds(file, OldProject),
            _ => false,
        };
        file.Position = 0;
        return found;
    }
}
