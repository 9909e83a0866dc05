using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>备注 beside a task: kept nowhere, unless it says by when something is to be done.</summary>
internal static class Remarks
{
    /// <summary>The column under 备注; -1 where there is none or another column is kept nowhere either.</summary>
    public static int ColumnOf(string folded, TaskTable table) =>
        table.Columns.Count(c => c == ColumnKind.Other) == 1 && Look.Has(folded, table.Headings.Start, table.Headings.End, ["备注"]) ? Array.IndexOf(table.Columns, ColumnKind.Other) : -1;

    private static readonly string[] Earlier = ["先行", "率先", "先期"];

    /// <summary>11月底前完成, 10月15日前报送某办: begins with a day, and then says what is done by it; where no other column says when, 每半年一次 and nothing else as well.</summary>
    public static bool SetLimit(string folded, Cell remark, bool onlyPlace)
    {
        var hits = TimeReader.Read(new TimeContext(folded, folded, remark.Start, remark.End, 2000, null, IsField: true));
        return (onlyPlace && hits is [{ Deadline: not null } only] && only.Start == remark.Start && Look.Trim(folded, only.End, remark.End) is var (rest, end) && rest >= end)
            || hits is [{ Deadline: FixedDeadline or RelativeDeadline { Direction: Direction.Before } } first, ..] && first.Start == remark.Start && folded.AsSpan(first.Start, first.End - first.Start).ContainsAny("前底末内")
            && (first.End == remark.End || Look.IsClauseEnd(folded[first.End]) || ActWords.Are(folded, first.End + Look.AnyAt(folded, first.End, remark.End, Earlier), remark.End) || ActWords.AreDone(folded, first.End - 2, remark.End))
            && !ActWords.Report(folded, remark.Start, remark.End);
    }
}
