using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>Bad input on a sheet: a sentence that says what may stand there, and nothing is written.</summary>
public class Sending_what_cannot_be : IAsyncLifetime
{
    private const int EastTown = 4;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!, _town = null!;

    private static string Period => $"/api/periods/{SmallPlan.Government}~2026~period~q2";

    private static string Sheet => $"{Period}/returns/{EastTown}";

    private GrainAddress Duty => _plan.Child("work-point", "1").Child("assignment", $"{EastTown}");

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData("http://10.3.4.5/oa/1.html")]
    [InlineData("http://172.20.1.1/")]
    [InlineData("https://192.168.0.7/a")]
    [InlineData("http://[fd00::1]/a")]
    [InlineData("http://127.0.0.1:8080/a")]
    [InlineData("http://oa/notice/7")]
    [InlineData("http://files.zwgk.local/7")]
    public async Task A_link_that_only_one_house_can_open_is_refused(string url)
    {
        var problem = await (await Send(new { url })).ShouldBeRefused(422, "evidence.link-private");
        problem.GetProperty("detail").GetString()!.ShouldContain("公开的网页链接");
        await NothingIsWritten();
    }

    [Theory]
    [InlineData("https://example.org/a")]
    [InlineData("http://11.0.0.1/a")]
    [InlineData("http://172.32.0.1/a")]
    public async Task A_public_one_is_taken(string url) => await (await Send(new { url })).ShouldBeDone();

    [Theory]
    [InlineData("清单.exe")]
    [InlineData("清单.docx.BAT")]
    [InlineData("打开.lnk")]
    public async Task A_program_is_no_evidence(string name)
    {
        await (await Upload(name, "MZ")).ShouldBeRefused(422, "evidence.file-forbidden");
        var kept = await (await (await Upload("清单.docx", "MZ")).ShouldBeDone()).Json();
        await (await Send(new { file = kept.GetProperty("hash").GetString(), title = name })).ShouldBeRefused(422, "evidence.file-forbidden"); // nor under another name
        await NothingIsWritten();
    }

    [Theory]
    [InlineData("台账.xlsm")]
    [InlineData("说明.DOCM")]
    [InlineData("汇报.pptm")]
    public async Task A_file_with_macros_is_no_evidence(string name)
    {
        var problem = await (await Upload(name, "PK")).ShouldBeRefused(422, "evidence.file-macros");
        problem.GetProperty("detail").GetString()!.ShouldContain("另存为不带宏的");
        await NothingIsWritten();
    }

    [Fact]
    public async Task Nor_is_one_that_was_renamed()
    {
        var renamed = Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
        await (await _house.Upload("/api/files", "说明.docx", renamed)).ShouldBeRefused(422, "evidence.file-macros");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(renamed));
        await (await Send(new { file = hash, title = "说明.docx" })).ShouldBeRefused(422, "evidence.file-macros"); // nor by its hash
        await NothingIsWritten();

        await (await _house.Upload("/api/files", "说明.docx", Zip("[Content_Types].xml", "word/document.xml"))).ShouldBeDone();
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        await (await _house.Upload("/api/files", "清单.xls", old)).ShouldBeDone();
        await (await _house.Upload("/api/files", "清单.xls", [.. old, .. Encoding.Unicode.GetBytes("_VBA_PROJECT_CUR")])).ShouldBeRefused(422, "evidence.file-macros");
    }

    [Fact]
    public async Task A_file_of_nothing_is_said_to_be_empty() => await (await Upload("清单.docx", "")).ShouldBeRefused(422, "file.empty");

    [Fact]
    public async Task A_file_that_is_too_large_is_cut_at_the_limit()
    {
        var endless = new Zeros(RequestLimits.Evidence + 1);
        var (item, refused) = await _house.Service<Reporting>().Keep("录像.mp4", endless);
        item.ShouldBeNull();
        refused!.ToString().ShouldBe($"file.too-large({RequestLimits.Evidence}, 录像.mp4)");
        refused.Says.ShouldBe("文件「录像.mp4」太大，最多200 MB。请压缩或拆分后再传。");
    }

    [Fact]
    public async Task Words_that_are_too_long_are_counted()
    {
        var problem = await (await Send(null, new string('长', ReportRules.LongestText + 1))).ShouldBeRefused(422, "assignment.report-too-long");
        problem.GetProperty("args").EnumerateArray().Select(a => a.GetString()).ShouldBe([$"{ReportRules.LongestText + 1}", $"{ReportRules.LongestText}"]);
        await (await _town.PostAsJsonAsync(Sheet, new { rows = new[] { Row(null) }, reviewedByPost = new string('长', 101) })).ShouldBeRefused(422, "period-return.post-too-long");
        await NothingIsWritten();
    }

    [Fact]
    public async Task A_sheet_that_was_seen_before_another_was_sent_is_refused_by_its_version()
    {
        var seen = (await _town.GetAsync(Sheet)).Headers.ETag!.Tag;
        await (await Send(null)).ShouldBeDone();

        await (await Send(null, "别的话。", seen)).ShouldBeRefused(412, "grain.changed-meanwhile");
        await (await Send(null, "别的话。", (await _town.GetAsync(Sheet)).Headers.ETag!.Tag)).ShouldBeDone();
    }

    [Fact]
    public async Task After_the_period_was_closed_nothing_is_taken_and_a_closed_duty_takes_no_row()
    {
        await (await Send(new { url = "https://example.org/a" })).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"/api/assignments/{Duty.RouteForm}/close", new { })).ShouldBeDone();
        var closed = (await _house.Grains.Assignment(Duty).Look()).Version;
        await (await Send(null, "晚了。")).ShouldBeRefused(409, "assignment.already-closed");
        await (await _office.PostAsync($"{Period}/close", null)).ShouldBeDone();
        await (await Send(null, "晚了。")).ShouldBeRefused(409, "period.closed");
        (await _house.Grains.Assignment(Duty).Look()).Version.ShouldBe(closed);
    }

    [Fact]
    public async Task A_figure_in_ten_thousands_is_asked_about()
    {
        await (await Figure(30_000, "元")).ShouldBeDone();
        await (await Figure(3.2m, "万元")).ShouldBeRefused(422, "quantity.measure-differs");
        var alone = await _town.PostAsJsonAsync($"/api/assignments/{Duty.RouteForm}/periods/q2", new { outcome = "progress", text = "补助。", quantities = new[] { new { name = "补助资金", value = 3.2m, measure = "万元" } } });
        await alone.ShouldBeRefused(422, "quantity.measure-differs");

        Task<HttpResponseMessage> Figure(decimal value, string measure) => _town.PostAsJsonAsync(Sheet, new
        {
            rows = new[] { new { assignment = Duty.Value, outcome = "progress", text = "补助。", quantities = new[] { new { name = "补助资金", value, measure } } } },
        });
    }

    private async Task<HttpResponseMessage> Send(object? evidence, string text = "已张贴。", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Sheet) { Content = JsonContent.Create(new { rows = new[] { Row(evidence, text) } }) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        return await _town.SendAsync(request);
    }

    private object Row(object? evidence, string text = "已张贴。") => new { assignment = Duty.Value, outcome = "progress", text, evidence = evidence is null ? [] : new[] { evidence } };

    private Task<HttpResponseMessage> Upload(string name, string content) => _house.Upload("/api/files", name, Encoding.UTF8.GetBytes(content));

    private async Task NothingIsWritten() => (await _house.Grains.Assignment(Duty).Look()).Version.ShouldBe(1);

    private static byte[] Zip(params string[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = zip.CreateEntry(part).Open();
                content.Write("x"u8);
            }
        }
        return memory.ToArray();
    }

    /// <summary>As many zeros, without holding them.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, read);
            _left -= read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
