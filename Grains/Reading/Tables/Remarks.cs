using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>备注 beside a task: kept nowhere, unless it says by when something is to be done.</summary>
internal static class Remarks
{
    /// <summary>The column under 备注; -1 where there is none or another column is kept nowhere either.</summary>
    public static int ColumnOf(string folded, TaskTable table) =>
        table.Columns.Count(c => c == ColumnKind.Other) == 1 && Look.Has(folded, table.Headings.Start, table.Headings.End, ["备注"]) ? Array.IndexOf(table.Columns, ColumnKind.Other) : -1;

    /// <summary>Gives the task what such a cell says of its limit or its units.</summary>
    public static void Keep(string folded, Cell remark, TableTask task, bool onlyPlace)
    {
        if (SetLimit(folded, remark, onlyPlace))
        {
            task.Times.Add(remark);
        }
        else if (UnitsIn(folded, remark) is { } named)
        {
            task.Units.Add(named);
        }
    }

    /// <summary>配合单位:X and nothing else: units of the task that no column is for.</summary>
    private static (UnitRole Role, Cell Names)? UnitsIn(string folded, Cell remark)
    {
        if (UnitRoles.LabelAt(folded, remark.Start, remark.End) is not { Role: < UnitRole.Above } label || folded[label.Words - 1] != ':')
        {
            return null;
        }

        var block = new UnitBlock(remark.Start, remark.End);
        new UnitListReader(folded, block).Read(label.Words, remark.End, label.Role);
        return block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)) ? (label.Role, new Cell(label.Words, remark.End)) : null;
    }

    private static readonly string[] Earlier = ["先行", "率先", "先期"];

    /// <summary>11月底前完成, 10月15日前报送某办: begins with a day, and then says what is done by it; where no other column says when, 每半年一次 and nothing else as well.</summary>
    private static bool SetLimit(string folded, Cell remark, bool onlyPlace)
    {
        var hits = TimeReader.Read(new TimeContext(folded, folded, remark.Start, remark.End, 2000, null, IsField: true));
        return (onlyPlace && hits is [{ Deadline: not null } only] && only.Start == remark.Start && Look.Trim(folded, only.End, remark.End) is var (rest, end) && rest >= end)
            || hits is [{ Deadline: FixedDeadline or RelativeDeadline { Direction: Direction.Before } } first, ..] && (first.Start == remark.Start || IsOfPart(folded, remark.Start, first.Start)) && folded.AsSpan(first.Start, first.End - first.Start).ContainsAny("前底末内")
            && (first.End == remark.End || Look.AnyAt(folded, first.End, remark.End, ["报省", "报市", "报县", "报区", "报州", "报送", "提交", "反馈"]) > 0 || Look.IsClauseEnd(folded[first.End]) || ActWords.Are(folded, first.End + Look.AnyAt(folded, first.End, remark.End, Earlier), remark.End) || ActWords.AreDone(folded, first.End - 2, remark.End))
            && !ActWords.Report(folded, remark.Start, remark.End);
    }

    private const int LongestPart = 10;

    /// <summary>乡镇目录于11月15日前报…: what is done by then, in a few words before it.</summary>
    private static bool IsOfPart(string folded, int start, int at)
    {
        var words = at - (at > start && folded[at - 1] is '于' or '在' ? 1 : 0);
        return words - start is > 1 and <= LongestPart && folded.AsSpan(start, words - start).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0;
    }
}
