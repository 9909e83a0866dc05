using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Gateway.Returns;

/// <summary>A period in words, from its address: 2026年第一季度.</summary>
internal static class PeriodNames
{
    private static readonly string[] Quarters = ["一", "二", "三", "四"];

    public static string Of(GrainAddress period) => $"{period.Year.Value}年{period.Id switch
    {
        ['q', var n] => $"第{Quarters[n - '1']}季度",
        "h1" => "上半年",
        "h2" => "下半年",
        ['m', .. var month] => $"{int.Parse(month, CultureInfo.InvariantCulture)}月",
        _ => "全年",
    }}";
}
