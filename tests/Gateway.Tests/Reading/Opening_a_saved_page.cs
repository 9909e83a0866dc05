using System.Text;
using Tracker.Gateway.Reading;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Reading;

public class Opening_a_saved_page
{
    private const string Article = """
        <p style="text-align:center"><b>云岭省2024年政务公开工作要点</b></p>
        <p>为做好今年的政务公开工作，提出以下要点：</p>
        <p>一、把该公开的公开好</p>
        <p>1.晒出台账。每件事都有下落&nbsp;，年底前<span>晒完</span>。（牵头单位：省档案馆；责任单位：各市政府、省气象局）</p>
        <p>2.说清来源。每个数都有来源。（省气象局牵头，各市政府配合）<p>3.补齐旧账。一本也不能少。（省地震局负责）
        """;

    private static readonly string Page = $$"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>云岭省2024年政务公开工作要点_云岭省人民政府</title>
        <style>p { color: red }</style><script>var a = "<p>1.假的要点。（省档案馆负责）</p>";</script></head>
        <body><div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul><form>搜索<input name=q><button>搜索</button></form></div>
        <div class="wrap"><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
        <table class="facts"><tr><td>索引号</td><td>000014349/2024-00020</td><td>文号</td><td>云岭政公领发〔2024〕3号</td></tr></table>
        <h1>云岭省2024年政务公开工作要点</h1><div class="share">分享到：<a href="#">微信</a><a href="#">微博</a> 【字体：<a href="#">大</a> <a href="#">中</a>】</div>
        <div id="zoom">{{Article}}</div><div style="display:none">2024年12月31日前（省档案馆负责）</div>
        <div class="related"><h3>相关链接</h3><ul><li><a href="#">1.关于别的要点的通知（各市政府负责）</a></li><li><a href="#">2.又一个通知</a></li></ul></div></div>
        <footer>版权所有 云岭省人民政府办公厅</footer><div class="foot">主办单位：云岭省人民政府办公厅 网站标识码：5300000001</div></body></html>
        """;

    [Fact]
    public void Keeps_the_document_and_leaves_the_page_out()
    {
        var draft = Read(Page);
        draft.Document.Title.ShouldBe("云岭省2024年政务公开工作要点");
        draft.Document.Number.ShouldBe("云岭政公领发〔2024〕3号");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源"), ("3", "补齐旧账")]);
        draft.Points[0].Text.ShouldBe("每件事都有下落\u00a0，年底前晒完。");
        draft.Points[2].ResponsibleUnits.Select(u => u.Name).ShouldBe(["省地震局"]);
        Text(Page).ShouldSatisfyAllConditions(
            t => t.ShouldNotContain("假的"), t => t.ShouldNotContain("互动交流"), t => t.ShouldNotContain("12月31日"), t => t.ShouldNotContain("别的要点"), t => t.ShouldNotContain("版权"), t => t.ShouldNotContain("搜索"));
    }

    [Fact]
    public void Reads_every_charset()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var page = Page.Replace("utf-8", "gb2312", StringComparison.Ordinal);
        Text(gb.GetBytes(page)).ShouldBe(Text(Page));
        Text([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(page)]).ShouldBe(Text(Page)); // the mark is right, the page's own word is not
        Text([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(page)]).ShouldBe(Text(Page));
    }

    [Fact]
    public void Gives_tables_with_their_merged_cells()
    {
        const string Table = """
            <p>任务表</p><table border=1><tr><th>序号<th>任务<th>要求<th>责任单位<th>时限
            <tr><td colspan=5>一、公开</td></tr>
            <tr><td rowspan="2">1</td><td rowspan="2">晒出台账</td><td><p>先晒新的。</p><p>都要晒。</p></td><td>省档案馆</td><td rowspan=3>6月底前</td></tr>
            <tr><td>再晒旧的</td><td>省气象局</td></tr><tr><td>2<td>说清来源<td>都说<td>省地震局</table><p>完</p>
            """;
        Text("<html><body><div>" + Table + "</div></body></html>").ShouldBe(
            "任务表\n| 序号 | 任务 | 要求 | 责任单位 | 时限 |\n| 一、公开 |\n| 1 | 晒出台账 | 先晒新的。\n都要晒。 | 省档案馆 | 6月底前 |\n| 〃 | 〃 | 再晒旧的 | 省气象局 | 〃 |\n| 2 | 说清来源 | 都说 | 省地震局 | 〃 |\n完\n");
    }

    [Theory]
    [InlineData("<p>专班办</p><p>省气象局</p><p>省档案馆（牵头）</p>")]
    [InlineData("专班办<br>省气象局<br/>省档案馆（牵头）")]
    public void Keeps_the_units_of_a_cell_apart(string cell)
    {
        var point = Read($"<html><body><table><tr><th>序号<th>任<br>务<th>责任<br>单位</tr><tr><td>1<td><p>晒出台账</p><p>每本都要晒出来</p><td>{cell}</td></tr></table></body></html>").Points.ShouldHaveSingleItem();
        (point.Title, point.Text).ShouldBe(("晒出台账", "每本都要晒出来"));
        point.ResponsibleUnits.Select(u => u.Name).ShouldBe(["专班办", "省气象局"]);
        point.LeadUnits.Select(u => u.Name).ShouldBe(["省档案馆"]);
    }

    [Fact]
    public void Reads_a_document_in_a_table_that_only_lays_the_page_out()
    {
        var page = $"<html><body><table><tr><td><a href=1>首页</a> <a href=2>政务公开</a></td></tr><tr><td><table><tr><td>{Article}</td></tr></table></td></tr><tr><td>主办：云岭省</td></tr></table></body></html>";
        Read(page).Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源", "补齐旧账"]);
    }

    [Fact]
    public void Counts_the_items_of_a_list() =>
        Text("<html><body><ol start=3><li>晒出台账<li>说清来源</ol></body></html>").ShouldBe("3.晒出台账\n4.说清来源\n");

    [Theory]
    [InlineData("<html><p>要点<table><tr><td>任务<div></td></p>")]
    [InlineData("<html></div></p></table><p>要点</td></tr>")]
    [InlineData("<html><p title=\"要点")]
    [InlineData("<html><!-- 要点")]
    [InlineData("<html><script>要点")]
    [InlineData("<html><p>要点 < 3 & &#x110000; &nosuch; <")]
    public void Forgives_what_browsers_forgive(string page) => Should.NotThrow(() => HtmlText.Of(page));

    [Theory]
    [InlineData("<div>")]
    [InlineData("</div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p a=\"")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("<b>要</b>")]
    [InlineData("<script>")]
    [InlineData("<li>要点")]
    public void Takes_any_length_of_anything(string bit) => // a quadratic pass would take minutes
        Should.CompleteIn(() => HtmlText.Of("<html>" + string.Concat(Enumerable.Repeat(bit, 300_000 / bit.Length))), TimeSpan.FromSeconds(30));

    [SofficeFact]
    public async Task Reads_a_sheet_that_LibreOffice_saved_as_a_page()
    {
        var book = await Soffice.ToXlsx("序号,任务,责任单位,时限\n1,晒出台账,省档案馆,2024年6月底前\n2,说清来源,省气象局、省地震局,长期坚持\n");
        Read(await Soffice.Converted("任务.xlsx", book, "html")).Points.Select(p => (p.Title, p.ResponsibleUnits.Length, p.Deadlines.Length)).ShouldBe([("晒出台账", 1, 1), ("说清来源", 2, 1)]);
    }

    [SofficeWriterFact]
    public async Task Reads_what_LibreOffice_makes_of_a_docx()
    {
        using var docx = Docx.Of(
            Docx.Paragraph("云岭省2024年政务公开工作要点"), Docx.Paragraph("一、公开"), Docx.Paragraph("1.晒出台账。每件事都有下落，年底前晒完。（牵头单位：省档案馆；责任单位：各市政府）"),
            Docx.Paragraph("附件：任务分工"), Docx.Table(["任务", "责任单位", "时限"], ["说清来源。每个数都有来源。", "省气象局、省地震局", "6月底前"], ["补齐旧账。一本也不能少。", "省档案馆", "长期坚持"]));
        var bytes = ((MemoryStream)docx).ToArray();
        foreach (var kind in (string[])["html", "odt"])
        {
            var saved = await Soffice.Converted("plan.docx", bytes, kind);
            var again = kind == "odt" ? await Soffice.Converted("plan.odt", saved, "docx") : saved;
            var draft = Read(again);
            draft.Points.Select(p => (p.Title, p.ResponsibleUnits.Length, p.Deadlines.Length)).ShouldBe([("晒出台账", 1, 1), ("说清来源", 2, 1), ("补齐旧账", 1, 1)], kind);
        }
    }

    private static Tracker.Plans.PlanDraft Read(string page) => Read(Encoding.UTF8.GetBytes(page));

    private static Tracker.Plans.PlanDraft Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return DocumentReading.Of(stream, "saved").Draft.ShouldNotBeNull();
    }

    private static string Text(string page) => Text(Encoding.UTF8.GetBytes(page));

    private static string Text(byte[] page)
    {
        using var stream = new MemoryStream(page);
        return DocumentFile.Open(stream, "page.html").Text.ShouldNotBeNull().Text;
    }
}
