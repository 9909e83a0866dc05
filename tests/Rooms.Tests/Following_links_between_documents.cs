namespace Tracker.Rooms.Tests;

/// <summary>A newcomer who follows the documents arrives somewhere, finds the way back, and is not drowned on the way.</summary>
public class Following_links_between_documents
{
    [Fact]
    public void Every_link_goes_to_a_file_and_a_heading_that_are_there() => Documents.All.SelectMany(DeadLinksOf).ShouldBeEmpty();

    [Fact]
    public void Every_page_of_docs_leads_back_to_the_readme() => Documents.Of("docs")
        .Where(document => !Documents.Links(document).Any(link => Place(document, link.Target).File == Path.Combine(Documents.Root, "README.md")))
        .ShouldBeEmpty();

    [Fact]
    public void Every_page_of_docs_is_named_in_the_readme()
    {
        var named = Documents.Links("README.md").Select(link => Place("README.md", link.Target).File).ToHashSet();
        Documents.Of("docs").Where(document => !named.Contains(Path.Combine(Documents.Root, document))).ShouldBeEmpty();
    }

    /// <summary>What was measured when, and why things are so, stands in docs: the README had become a log of it once.</summary>
    [Fact]
    public void The_readme_is_read_in_one_sitting() => new FileInfo(Path.Combine(Documents.Root, "README.md")).Length.ShouldBeLessThan(24_000);

    /// <summary>Of a table's row its columns decide.</summary>
    [Fact]
    public void No_line_is_longer_than_an_eye_follows() => Documents.All
        .SelectMany(document => Documents.Prose(document).Where(l => l.Line.Length > 300 && !l.Line.StartsWith('|')).Select(l => $"{document}:{l.Number}"))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("量过的数", "量过的数")]
    [InlineData("赛跑：经 HTTP 的落盘填报", "赛跑经-http-的落盘填报")]
    [InlineData("“回头看”", "回头看")]
    [InlineData("What falls due, notices, delivery", "what-falls-due-notices-delivery")]
    public void A_heading_is_an_anchor(string heading, string anchor) => Documents.Anchor(heading).ShouldBe(anchor);

    private static IEnumerable<string> DeadLinksOf(string document) =>
        from link in Documents.Links(document)
        where !link.Target.Contains("://", StringComparison.Ordinal)
        let place = Place(document, link.Target)
        where !IsThere(place.File, place.Anchor)
        select $"{document}:{link.Number} {link.Target}";

    private static (string File, string Anchor) Place(string document, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, Uri.UnescapeDataString(after)) : (target, "");
        var from = Path.Combine(Documents.Root, document);
        return (path.Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, Uri.UnescapeDataString(path))), anchor);
    }

    private static bool IsThere(string file, string anchor) =>
        anchor.Length == 0 ? File.Exists(file) || Directory.Exists(file) : File.Exists(file) && Documents.Anchors(Path.GetRelativePath(Documents.Root, file)).Contains(anchor);
}
