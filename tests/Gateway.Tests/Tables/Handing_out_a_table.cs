using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Written;

namespace Tracker.Gateway.Tests.Tables;

public class Handing_out_a_table
{
    [Fact]
    public async Task Streams_it_to_the_browser_under_its_Chinese_name()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/ledger", () => new TableDownload(TableFormat.Xlsx, "工作台账", OfTexts("一", "二")));
        await app.StartAsync();
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri($"{app.Urls.Single()}/ledger"));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("工作台账.xlsx");
        Cells(await response.Content.ReadAsByteArrayAsync())["A3"].ShouldBe("二");
    }

    [Fact]
    public async Task Saved_to_a_path_replaces_what_stood_there()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder / "out.csv", "old");
        await TableFile.Save(TableFormat.Csv, folder / "out.csv", OfTexts("新"), Made);
        (await File.ReadAllTextAsync(folder / "out.csv")).ShouldContain("新");
        folder.Files.ShouldBe(["out.csv"]);
    }

    [Fact]
    public async Task Broken_off_half_way_leaves_what_stood_there_and_nothing_else()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder / "out.xlsx", "old");
        await Should.ThrowAsync<IOException>(() => TableFile.Save(TableFormat.Xlsx, folder / "out.xlsx",
            Table.Of(Sheet(null, new TableColumn("n", "数")), BreaksOff(), (n, row) => row.Number(n)), Made));
        (await File.ReadAllTextAsync(folder / "out.xlsx")).ShouldBe("old");
        folder.Files.ShouldBe(["out.xlsx"]);
    }

    [Fact]
    public async Task Given_up_by_the_reader_stops_pulling_rows()
    {
        using var reader = new CancellationTokenSource();
        var pulled = 0;
        var table = Table.Of(Sheet(null, new TableColumn("n", "数")), Enumerable.Range(0, 10_000_000), (n, row) =>
        {
            pulled = n;
            if (n == 1_000) reader.Cancel();
            row.Number(n);
        });
        await Should.ThrowAsync<OperationCanceledException>(() => TableFormat.Csv.Write(Stream.Null, table, Made, reader.Token));
        pulled.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Sends_rows_on_while_more_are_still_coming(string format)
    {
        using var sent = new MemoryStream();
        var sentAt = new Dictionary<int, long>();
        var table = Table.Of(Sheet(null, new TableColumn("n", "数", CellKind.Number), new TableColumn("t", "内容")), Enumerable.Range(0, 60_000), (n, row) =>
        {
            if (n % 20_000 == 0) sentAt[n] = sent.Length;
            row.Number(n).Text($"第{n * 7919L % 60_000}项的内容");
        });
        await TableFormat.For(format)!.Write(new AsynchronousOnly(sent), table, Made);
        sentAt[20_000].ShouldBeInRange(sent.Length / 4, sent.Length / 2);
        sentAt[40_000].ShouldBeInRange(sent.Length / 2, sent.Length * 3 / 4);
    }

    private static IEnumerable<int> BreaksOff()
    {
        for (var n = 0; n < 20_000; n++) yield return n;
        throw new IOException("source broke off");
    }

    private sealed class TempFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-tables-");
        public IEnumerable<string> Files => _folder.GetFiles().Select(file => file.Name);
        public static string operator /(TempFolder folder, string file) => Path.Combine(folder._folder.FullName, file);
        public void Dispose() => _folder.Delete(recursive: true);
    }
}
