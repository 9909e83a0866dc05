namespace Tracker.Grains.Tests.Reading;

/// <summary>What saved pages and pasted texts of a thirteenth batch showed; the words are our own.</summary>
public class Reading_pages_of_a_thirteenth_batch
{
    private const string Points = "一、晒账\n1.晒预算。都要晒。（责任单位：县财政局）\n2.晒决算。都要晒。（责任单位：县审计局）\n";

    [Fact]
    public void The_next_label_of_the_page_is_no_part_of_who_issued_it() =>
        Sample.Read($"霜河县2024年晒账工作方案\n发布日期:2024-03-05 09:37信息来源:霜河县财政局浏览量:\n{Points}").Document.Issuer.ShouldBe("霜河县财政局");

    [Fact]
    public void A_day_behind_the_title_is_no_part_of_it() =>
        Sample.Read($"柳叶街道2012年晒账工作要点 2012/02/06\n柳叶街道按照《霜河县晒账办法》，把账晒好。\n{Points}").Document
            .ShouldSatisfyAllConditions(d => d.Title.ShouldBe("柳叶街道2012年晒账工作要点"), d => d.Year.ShouldBe(2012));

    [Theory]
    [InlineData("霜河县晒账对账\n三年行动实施方案", "霜河县晒账对账三年行动实施方案")]
    [InlineData("霜河县人民政府关于全面推行\n晒账制度对账制度\n查账制度的指导意见", "霜河县人民政府关于全面推行晒账制度对账制度查账制度的指导意见")]
    [InlineData("霜河县人民政府\n2024年晒账工作方案", "2024年晒账工作方案")]
    public void A_title_over_several_lines_is_one(string lines, string title) =>
        Sample.Read($"霜政〔2024〕5号\n{lines}\n为晒好账，制定本方案。\n{Points}").Document.Title.ShouldBe(title);

    [Fact]
    public void Ten_that_sign_each_in_a_line_of_its_own_all_issue_it()
    {
        var names = "财政 审计 统计 档案 水务 林业 住建 教育 民政 司法".Split(' ').Select(n => $"霜河县{n}局").ToArray();
        Sample.Read($"各镇：\n请照办。\n{string.Join('\n', names)}\n2024年3月5日\n霜河县2024年晒账工作方案\n{Points}").Document.Issuer.ShouldBe(string.Join(' ', names));
    }

    [Fact]
    public void Who_is_sent_a_copy_and_who_printed_it_stand_behind_the_last_point()
    {
        var draft = Sample.Read($"霜河县2024年晒账工作方案\n{Points}3.查账。查了再晒。\n抄送单位：各人民团体\n霜河县人民政府办公室 2024年3月5日印发\n");
        draft.Questions.Select(q => (q.Point, q.Where)).ShouldBe([("3", "responsibleUnits")]);
        draft.Points[2].Text.ShouldNotContain("印发");
    }

    [Fact]
    public void A_word_of_the_document_in_a_list_of_units_is_asked_about_only_there()
    {
        var draft = Sample.Read("霜河县2024年办账方案\n1.收账。先受理，再核对，受理后三天给回音，不受理要说明。（责任单位：县财政局窗口收件、受理）\n2.转账。受理的账转给审计局，受理单一并转。受理有误的退回。（责任单位：县审计局）\n");
        draft.Questions.Where(q => q.Quote == "受理").ShouldHaveSingleItem().Where.ShouldBe("responsibleUnits");
    }

    [Theory]
    [InlineData("责任单位及承办科室：县财政局，预算股。", " | 县财政局、预算股 | ")]
    [InlineData("责任单位和承办科室(单位)：县财政局、县预算中心。", " | 县财政局、县预算中心 | ")]
    [InlineData("牵头单位及牵头科室：县财政局、预算股。", "县财政局、预算股 |  | ")]
    public void Two_labels_in_one_name_units(string label, string units) =>
        Sample.Told($"霜河县2024年晒账细则\n一、晒预算\n（一）范围：凡有账的。\n（二）{label}\n二、晒决算\n（一）范围：凡结账的。\n（二）责任单位：县审计局。\n")
            .ShouldBe($"1 晒预算 | {units} |\n2 晒决算 |  | 县审计局 |  |");

    [Fact]
    public void A_disclaimer_of_the_page_is_no_list_of_units() =>
        Sample.Read($"霜河县2024年晒账工作方案\n{Points}本方案自印发之日起施行。\n【免责声明：本站信息来自网络，本站不对其真实性负责。如有错误，请告知。（我们）】\n友情链接一览\n").Questions.ShouldBeEmpty();
}
