using System.Text.Json;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>发文登记: two processes on one database, many callers at once.</summary>
public sealed class Numbering_papers_on_two_servers
{
    private const int Callers = 64;

    [DatabaseFact]
    public async Task Leaves_no_gap_and_gives_no_number_twice()
    {
        await using var house = await SharedDatabase.Open();
        await house.Assign();
        (await house.Tracker(0, "accounts open", "signer", "--person", "某甲", "--post", "负责人", "--role", "office")).ShouldBeDone();
        var word = JsonSerializer.Serialize(new { issuer = "云岭市政务公开办公室", words = new[] { new { rung = "notice", word = "云政公办函" } } });
        (await house.Tracker(0, "call", "PUT", "/api/ladder", "--body", word)).ShouldBeDone();
        var draft = house.Write("draft.json", JsonSerializer.Serialize(new
        {
            rung = "notice", title = "关于抓紧落实工作要点的提示函", units = new[] { "2" }, facts = new[] { new { unit = "2", words = "第2条没有填报" } }, text = "请抓紧办理。",
            government = SmallPlan.Government,
        }));
        var papers = new List<string>();
        for (var n = 0; n < Callers; n++)
        {
            var paper = (await house.Tracker(n % 2, "papers draft", draft)).ShouldBeDone().LastLine;
            (await house.Tracker((n + 1) % 2, "papers sign", "--paper", paper, "--as", "signer")).ShouldBeDone();
            papers.Add(paper);
        }

        var said = await Task.WhenAll(papers.Select((paper, n) => Task.Run(() => house.Tracker(n % 2, "papers issue", "--paper", paper))));

        said.ShouldAllBe(s => s.Code == 0);
        using var listed = JsonDocument.Parse((await house.Tracker(1, "papers list", "--json")).ShouldBeDone().LastLine);
        listed.RootElement.GetProperty("all").EnumerateArray().Select(p => p.GetProperty("number").GetString()!)
            .Select(number => int.Parse(number[(number.IndexOf('〕') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture)).Order().ShouldBe(Enumerable.Range(1, Callers));
        (await house.Verify()).ShouldBeDone();
    }
}
