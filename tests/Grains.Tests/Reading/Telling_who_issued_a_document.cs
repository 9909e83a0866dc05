using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Who signs, and for whom.</summary>
public class Telling_who_issued_a_document
{
    private const string Points = "一、晒账\n1.晒预算。都要晒。（责任单位：县财政局）\n2.晒决算。都要晒。（责任单位：县审计局）\n";

    [Fact]
    public void A_number_in_one_line_with_other_properties_of_the_page_is_the_document_s() =>
        PlanReader.Read(new SourceText($"云岭县2025年重点工作安排\n索引号：YL-2025-00318文号：云管办发〔2025〕14号发布机构：云岭县政府办公室\n{Points}")).Document.Number.ShouldBe("云管办发〔2025〕14号");

    [Theory]
    [InlineData("中市2035年政务公开工作要点")]
    [InlineData("云岭县2035年重点任务分工方案")]
    public void A_title_over_the_line_of_the_date_is_nobody_s_name(string title)
    {
        var facts = PlanReader.Read(new SourceText($"{title}\n2035年1月5日\n一、公开\n1.晒出台账。6月底前晒完。（责任单位：县司法局）")).Document;

        facts.Title.ShouldBe(title);
        facts.Issuer.ShouldBeNull();
        facts.Date.ShouldBe(new DateOnly(2035, 1, 5));
    }

    [Fact]
    public void An_office_that_prints_what_its_government_issues_is_not_the_issuer() =>
        Sample.Read($"霜政〔2024〕5号\n霜河县人民政府\n关于晒出账本的实施意见\n各乡镇：\n为晒出账本，提出如下意见：\n{Points}霜河县人民政府办公室\n2024年3月5日").Document
            .ShouldSatisfyAllConditions(d => d.Issuer.ShouldBe("霜河县人民政府"), d => d.Title.ShouldBe("霜河县人民政府关于晒出账本的实施意见"), d => d.Number.ShouldBe("霜政〔2024〕5号"));

    [Fact]
    public void An_office_that_issues_by_itself_is() =>
        Sample.Read($"霜河县人民政府办公室关于印发2024年晒账工作方案的通知\n霜河县2024年晒账工作方案\n{Points}霜河县人民政府办公室\n2024年3月5日").Document.Issuer.ShouldBe("霜河县人民政府办公室");

    [Fact]
    public void All_who_sign_in_lines_of_their_own() =>
        Sample.Read($"霜河县2024年晒账工作方案\n{Points}　　　　中共霜河县委\n　　　　霜河县人民政府\n　　　　2024年3月5日").Document
            .ShouldSatisfyAllConditions(d => d.Issuer.ShouldBe("中共霜河县委 霜河县人民政府"), d => d.Date.ShouldBe(new DateOnly(2024, 3, 5)));

    [Fact]
    public void All_who_sign_far_apart_in_one_line_and_the_next() =>
        Sample.Read($"霜河县2024年晒账工作方案\n{Points}霜河县财政局            霜河县审计局\n霜河县统计局      霜河县档案局\n2024年3月5日").Document.Issuer.ShouldBe("霜河县财政局 霜河县审计局 霜河县统计局 霜河县档案局");

    [Fact]
    public void A_list_of_units_above_the_signature_signs_nothing() =>
        Sample.Read($"霜河县2024年晒账工作方案\n{Points}各有关单位\n霜河县人民政府\n2024年3月5日").Document.Issuer.ShouldBe("霜河县人民政府");
}
