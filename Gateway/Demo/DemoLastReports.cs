using System.Collections.Immutable;
using Tracker.AnnualReports;

namespace Tracker.Gateway.Demo;

/// <summary>What some units of the fictional province had published for the year before. The same every time, and every rule holds.</summary>
internal static class DemoLastReports
{
    /// <summary>So many units: the others' last reports are not here yet.</summary>
    public const int Count = 12;

    public static ReportCells CellsOf(int at)
    {
        var cells = ReportForm.Of2021.Cells.ToDictionary(c => c.Key, _ => (CellValue)0m);
        var (persons, companies, carriedIn, carriedOut) = (6 + (at * 5 % 17), at % 4, at % 3, (at + 1) % 3);
        Row("new", persons, companies);
        Row("carriedIn", carriedIn, 0);
        Row("carriedOut", carriedOut, 0);
        var done = persons + carriedIn - carriedOut;
        Row("r1", done / 2, companies);
        Row("r2", done / 4, 0);
        Row("r4_1", done - (done / 2) - (done / 4), 0);
        Row("r7", done, companies);
        cells[CellKey.Of("part2", "normative", "made")] = 1 + (at % 3);
        cells[CellKey.Of("part2", "normative", "inForce")] = 20 + at;
        cells[CellKey.Of("part2", "licences", "decided")] = 40 + (at * 13);
        cells[CellKey.Of("part2", "penalties", "decided")] = at * 3;
        cells[CellKey.Of("part2", "fees", "charged")] = at % 2 == 0 ? 12.5m : 0;
        cells[CellKey.Of("part4", "review", "upheld")] = at % 2;
        cells[CellKey.Of("part4", "review", "total")] = at % 2;
        return ReportCells.Of(FormEdition.Of2021, cells);

        void Row(string row, int person, int company)
        {
            cells[CellKey.Of("part3", row, "person")] = person;
            cells[CellKey.Of("part3", row, "company")] = company;
            cells[CellKey.Of("part3", row, "total")] = person + company;
        }
    }

    public static ImmutableArray<WrittenPart> TextsOf(int at) =>
    [
        new("part1", "全年公开工作按计划开展，专栏按季更新，依申请公开按期答复。"),
        new("part5", at % 2 == 0 ? "政策解读形式还比较单一，将增加图解和问答。" : "个别栏目更新不够及时，将按季检查。"),
        new("part6", "本年度没有收取信息处理费。"),
    ];
}
