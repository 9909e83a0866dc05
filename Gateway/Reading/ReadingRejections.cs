using Tracker.Deciding;

namespace Tracker.Gateway.Reading;

/// <summary>Why a file can't be read; the first argument is the file's name.</summary>
internal static class ReadingRejections
{
    public static Rejection EmptyFile(string name) => new("reading.empty-file", name);

    public static Rejection NotText(string name) => new("reading.not-text", name);

    /// <summary>乱码: decoded with the wrong table on its way.</summary>
    public static Rejection Garbled(string name) => new("reading.garbled", name);

    public static Rejection TooLarge(string name, int megabytes) =>
        new("reading.too-large", name, megabytes.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Rejection Unreadable(string name) => new("reading.unreadable", name);

    public static Rejection SaveAsDocx(string name) => new("reading.save-as-docx", name);

    /// <summary>.odt, .ods.</summary>
    public static Rejection OpenDocument(string name) => new("reading.open-document", name);

    public static Rejection Program(string name) => new("reading.program", name);

    /// <summary>Text under the name of a Word, Excel or PDF file.</summary>
    public static Rejection NotWhatItSays(string name) => new("reading.not-what-it-says", name, Path.GetExtension(name));

    public static Rejection Encrypted(string name) => new("reading.encrypted", name);

    public static Rejection DamagedDocx(string name) => new("reading.damaged-docx", name);

    public static Rejection Macros(string name) => new("reading.macros", name);

    public static Rejection ZipBomb(string name) => new("reading.zip-bomb", name);

    /// <summary>A table of tasks stands there and its tasks don't: lost on the way, which is not "no points".</summary>
    public static Rejection EmptyTable(string name) => new("reading.empty-table", name);

    /// <summary>Headings of a table of tasks, and cells below them that nothing joins to rows.</summary>
    public static Rejection UnclearTable(string name) => new("reading.unclear-table", name);

    public static Rejection NoPoints(string name) => new("reading.no-points", name);
}
