using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Reading;

namespace Tracker.Gateway.AnnualReports;

/// <summary>An annual report read from a file of any kind that documents are read from; or why not.</summary>
internal sealed record ReportFile(ReadReport? Report, Rejection? Rejection)
{
    private static readonly string[] Endings = [".txt", ".html", ".htm", ".docx", ".xlsx"];

    public static ReportFile Of(string path) => Of(DocumentFile.Open(path).Named(Path.GetFileName(path)), Path.GetFileName(path));

    public static ReportFile Of(Stream stream, string name) => Of(DocumentFile.Open(stream, name).Named(name), name);

    /// <summary>The reports in a folder by name; one that is not of the year, has a table missing or can't be read is there without cells.</summary>
    /// <param name="level">The report that sums them up, which may lie beside them.</param>
    public static IReadOnlyList<Subordinate> In(DirectoryInfo folder, FileInfo level, int? year) =>
    [
        .. folder.EnumerateFiles().Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && file.FullName != level.FullName && !file.Name.StartsWith('~') && !file.Name.StartsWith('.'))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Subordinate(file, year)),
    ];

    private static ReportFile Of(OpenedDocument opened, string name) =>
        opened.Text is not { } text ? new ReportFile(null, opened.Rejection)
        : ReportReader.Read(text) is { IsReport: true } report ? new ReportFile(report, null)
        : new ReportFile(null, new Rejection("annual-report.not-a-report", name));

    private static Subordinate Subordinate(FileInfo file, int? year)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        return Of(file.FullName).Report is not { } report || report.Missing.Any(missing => missing.Row is null) ? new Subordinate(name, null)
            : year is { } wanted && (report.Year ?? report.Period?.From.Year) is { } own && own != wanted ? new Subordinate($"{name}（{own}）", null)
            : new Subordinate(name, report.Cells);
    }
}
