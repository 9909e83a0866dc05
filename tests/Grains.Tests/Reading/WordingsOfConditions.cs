namespace Tracker.Grains.Tests.Reading;

/// <summary>Words of time that say who or what is meant, and not when; one a line, with what is to be read.</summary>
internal static class WordingsOfConditions
{
    public const string All = """
        对卖出旧屋并在卖出后1年内又买新屋的住户,退还已交的税 = nothing
        对卖出旧屋并在卖出后1年内,又在本地买新屋的住户,退还已交的税 = nothing
        卖出旧屋并在卖出后1年内又买新屋的住户,对其退还已交的税 = nothing
        活动前14天内到过外地的人员,不得参加 = nothing
        12个月内无违规记录的单位,可以报名 = nothing
        2022年3月31日前各银行已放出的和已谈妥的贷款,可以减息 = nothing
        2022年3月31日前已放出的贷款要重新登记 = nothing
        到岸后立即转运的,不收堆存费 = nothing
        对到岸后立即转运到外地的货物,可按旧价收费 = nothing
        发现漏报的,立即补报 = soft event
        发现有隐患者,立即停工 = soft event
        立即开展自查 = 0 calendar-day after
        不再每月抽查 = nothing
        取消每季度的台账抄送 = nothing
        形成年初有计划、年中有检查、年底有总结的格局 = nothing
        制定年度内审工作计划 = nothing
        确保2022年发行的债券资金8月底前用完 = 2022-08-31
        在保障期限届满3个月前提出申请 = 90 calendar-day before 保障期限届满 + ask
        明确责任人和每季度的形象进度 = each quarter + ask
        2022年6月底前基金可按原标准继续支付 = 2022-06-30 + ask
        三季度发动企业参加十场展会 = 2022-09-30
        年底逐一对账 = 2022-12-31
        """;
}
