using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tracker.Gateway.Tests.Archiving;

/// <summary>A year's archive as it was downloaded and unpacked.</summary>
internal sealed partial class OpenedArchive
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public static async Task<OpenedArchive> Of(HttpClient who, int year)
    {
        using var response = await who.GetAsync($"/api/archives/{year}.zip");
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{year}年政务公开工作要点归档包.zip");
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var opened = new OpenedArchive();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var packed = await entry.OpenAsync();
            await packed.CopyToAsync(content);
            opened.Files.Add(entry.FullName, content.ToArray());
        }
        return opened;
    }

    public string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    public string DocxText(string name)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Files[name]), isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }

    public IEnumerable<string> SheetsOf(string name)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Files[name]), isEditable: false);
        return [.. book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!)];
    }

    /// <summary>The first page leads to every file, and to none that is not there.</summary>
    public void ShouldBeLinkedWhole()
    {
        var links = Href().Matches(Text("index.html")).Select(m => m.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)).Select(Uri.UnescapeDataString).ToList();
        links.ShouldAllBe(link => Files.ContainsKey(link));
        Files.Keys.Except(links).Order(StringComparer.Ordinal).ShouldBe(["index.html"]);
    }

    public void ShouldHaveItsSums()
    {
        var sums = Text("SHA256SUMS.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (Hash: line[..64], Path: line[66..])).ToList();
        sums.Count.ShouldBe(Files.Count - 1);
        sums.ShouldAllBe(sum => Convert.ToHexStringLower(SHA256.HashData(Files[sum.Path])) == sum.Hash);
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
