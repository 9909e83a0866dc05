using Tracker.AnnualReports;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Where one content of a report differs from another, as people read it.</summary>
internal static class DroppedWords
{
    /// <summary>Each cell and each part that says something else: where, and what was typed there.</summary>
    public static List<string> Of(ReportContent typed, ReportContent instead) =>
    [
        .. typed.Cells.Form.Cells.Where(cell => typed.Cells[cell] != instead.Cells[cell.Key])
            .Select(cell => $"{cell.Place}：{(typed.Cells[cell].IsBlank ? "空" : typed.Cells[cell])}"),
        .. ReportContent.WrittenParts.Where(part => typed.TextOf(part) != instead.TextOf(part))
            .Select(part => $"{typed.Cells.Form.Part(part).Heading}：{typed.PrintedOf(part) ?? "（没有填写）"}"),
    ];
}
