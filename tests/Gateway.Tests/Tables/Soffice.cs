using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Gateway.Tests.Tables;

/// <summary>LibreOffice without a window, with a profile of its own so that runs don't meet.</summary>
internal static partial class Soffice
{
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Every sheet of the workbook as csv, in order.</summary>
    public static async Task<string[]> ToCsv(byte[] workbook) => await In("book.xlsx", workbook, async folder =>
    {
        await Run(folder, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "book.xlsx");
        return folder.GetFiles("*.csv").OrderBy(file => file.CreationTimeUtc).ThenBy(file => file.Name).Select(file => File.ReadAllText(file.FullName)).ToArray();
    });

    /// <summary>As LibreOffice's own flat XML, looks included.</summary>
    public static async Task<string> ToXml(byte[] workbook) => await In("book.xlsx", workbook, async folder =>
    {
        await Run(folder, "--convert-to", "fods", "book.xlsx");
        return await File.ReadAllTextAsync(System.IO.Path.Combine(folder.FullName, "book.fods"));
    });

    public static async Task<byte[]> ToXlsx(string csv) => await In("table.csv", System.Text.Encoding.UTF8.GetBytes(csv), async folder =>
    {
        await Run(folder, "--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--convert-to", "xlsx", "table.csv");
        return await File.ReadAllBytesAsync(System.IO.Path.Combine(folder.FullName, "table.xlsx"));
    });

    /// <summary>A document saved again as another kind, such as html or docx.</summary>
    public static async Task<byte[]> Converted(string name, byte[] document, string kind) => await In(name, document, async folder =>
    {
        await Run(folder, "--convert-to", kind, "--outdir", "out", name);
        return await File.ReadAllBytesAsync(System.IO.Path.Combine(folder.FullName, "out", System.IO.Path.ChangeExtension(name, kind)));
    });

    /// <summary>The text of a pdf as it lies on the pages, which are parted by form feeds.</summary>
    public static async Task<string> PdfText(byte[] pdf) => await In("paper.pdf", pdf, async folder =>
    {
        using var run = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "paper.pdf", "paper.txt"]) { WorkingDirectory = folder.FullName })!;
        await run.WaitForExitAsync();
        return await File.ReadAllTextAsync(System.IO.Path.Combine(folder.FullName, "paper.txt"));
    });

    /// <summary>Where each word of a pdf lies, page by page, in millimetres from the left and the top.</summary>
    public static async Task<ImmutableArray<ImmutableArray<PdfWord>>> PdfWords(byte[] pdf) => await In("paper.pdf", pdf, async folder =>
    {
        using var run = Process.Start(new ProcessStartInfo("pdftotext", ["-bbox", "paper.pdf", "paper.html"]) { WorkingDirectory = folder.FullName })!;
        await run.WaitForExitAsync();
        var pages = (await File.ReadAllTextAsync(System.IO.Path.Combine(folder.FullName, "paper.html"))).Split("<page ")[1..];
        return pages.Select(page => Word().Matches(page).Select(w => new PdfWord(Of(w, 1), Of(w, 2), Of(w, 3), Of(w, 4), System.Net.WebUtility.HtmlDecode(w.Groups[5].Value))).ToImmutableArray()).ToImmutableArray();

        static double Of(Match word, int group) => double.Parse(word.Groups[group].ValueSpan, CultureInfo.InvariantCulture) * 25.4 / 72;
    });

    [GeneratedRegex("<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">(.*?)</word>")]
    private static partial Regex Word();

    private static async Task<T> In<T>(string name, byte[] content, Func<DirectoryInfo, Task<T>> work)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-soffice-");
        try
        {
            await File.WriteAllBytesAsync(System.IO.Path.Combine(folder.FullName, name), content);
            return await work(folder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Run(DirectoryInfo folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path ?? throw new InvalidOperationException("LibreOffice (soffice) is not installed"))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add($"-env:UserInstallation={new Uri(folder.FullName)}/profile");
        start.ArgumentList.Add("--headless");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var soffice = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = soffice.StandardError.ReadToEndAsync(limit.Token);
        await soffice.StandardOutput.ReadToEndAsync(limit.Token);
        await soffice.WaitForExitAsync(limit.Token);
        soffice.ExitCode.ShouldBe(0, await said);
    }
}

internal sealed record PdfWord(double Left, double Top, double Right, double Bottom, string Text);
