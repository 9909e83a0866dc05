using System.Text.Json.Serialization;

namespace Tracker.AnnualReports;

/// <summary>Which printed form of the annual report (年度报告格式) a table follows. The names stand in stored events.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormEdition>))]
public enum FormEdition
{
    /// <summary>国办公开办函〔2021〕30号, for every report from that of 2021 on.</summary>
    [JsonStringEnumMemberName("2021-30")]
    Of2021,

    /// <summary>国办公开办函〔2019〕60号, the trial form before it: read for what it carries over.</summary>
    [JsonStringEnumMemberName("2019-60")]
    Of2019,
}
