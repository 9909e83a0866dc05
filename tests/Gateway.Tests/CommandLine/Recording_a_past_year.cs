namespace Tracker.Gateway.Tests.CommandLine;

public class Recording_a_past_year
{
    [Fact]
    public async Task Asks_first_then_records_with_its_attachments_and_says_so_the_second_time()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-history-");
        try
        {
            var ledger = Path.Combine(folder.FullName, "台账.csv");
            await File.WriteAllTextAsync(ledger, "序号,工作任务,责任单位,进展情况,佐证材料,状态\n1,甲事,市规划局,办好了,说明.txt,已办结\n2,乙事,市水务局,推迟,,差不多\n");
            var files = folder.CreateSubdirectory("附件");
            await File.WriteAllTextAsync(Path.Combine(files.FullName, "说明.txt"), "说明全文");
            string[] command = ["history", "import", ledger, "--data", Path.Combine(folder.FullName, "data"), "--year", "2025"];

            var asked = await Typed.Run([.. command, "--dry-run"]);
            asked.Code.ShouldNotBe(0);
            asked.Messages.ShouldContain("状态「差不多」（1 行，最先在第 3 行）是什么意思");
            asked.Messages.ShouldContain("名册里没有「市规划局」");
            asked.Results.ShouldBeEmpty();

            string[] said = [.. command, "--state", "差不多=结转下年", "--unit", "市规划局=former", "--unit", "市水务局=left-out:没有交材料", "--attachments", files.FullName];
            var recorded = (await Typed.Run(said)).ShouldBeDone();
            recorded.LastLine.ShouldBe("000000/2025/plan/1");
            recorded.Messages.ShouldContain("要点2条，任务1项，佐证材料1件。已办结1");

            (await Typed.Run(said)).ShouldBeDone().Messages.ShouldContain("没有重复写入");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
