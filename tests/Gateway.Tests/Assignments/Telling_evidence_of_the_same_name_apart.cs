using System.Net.Http.Json;
using System.Text;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Tests.Archiving;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Assignments;

public class Telling_evidence_of_the_same_name_apart
{
    private static readonly EvidenceItem First = new(EvidenceKind.File, "现场照片.jpg", Hash: new string('a', 64), Size: 1);
    private static readonly EvidenceItem Second = new(EvidenceKind.File, "现场照片.jpg", Hash: new string('b', 64), Size: 2);
    private static readonly EvidenceItem Other = new(EvidenceKind.File, "通知.pdf", Hash: new string('c', 64), Size: 3);

    [Fact]
    public void By_the_order_in_which_they_came()
    {
        var titles = new EvidenceTitles([First, Other, First, Second]);

        new[] { Second, First, Other }.Select(titles.Of).ShouldBe(["现场照片.jpg（第2份）", "现场照片.jpg（第1份）", "通知.pdf"]);
    }

    [Fact]
    public async Task In_the_archive_too()
    {
        var (house, plan) = await ServedFolder.OpenAssigned();
        await using var _ = house;
        foreach (var content in new[] { "一", "二" })
        {
            var kept = await (await house.Upload("/api/files", "现场照片.jpg", Encoding.UTF8.GetBytes(content))).Json();
            (await house.Http.PostAsJsonAsync(
                $"/api/assignments/{plan.RouteForm}~work-point~2~assignment~2/reports",
                new { text = $"第{content}次。", evidence = new[] { new { file = kept.GetProperty("hash").GetString(), title = "现场照片.jpg" } } })).EnsureSuccessStatusCode();
        }

        var archive = await OpenedArchive.Of(house.Http, 2026);

        foreach (var name in new[] { "index.html", "佐证材料/清单.csv" })
        {
            archive.Text(name).ShouldContain("现场照片.jpg（第1份）");
            archive.Text(name).ShouldContain("现场照片.jpg（第2份）");
        }
    }
}
