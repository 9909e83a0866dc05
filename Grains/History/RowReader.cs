using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Reading;
using static Tracker.History.HistoryColumn;

namespace Tracker.History;

/// <summary>Goes down the rows of a ledger's sheets: which begin a point, which go on with one, which are headings or notes.</summary>
internal sealed partial class RowReader(int year)
{
    private const int LongestTask = 20_000;

    private readonly List<Begun> _points = [];
    private Begun? _point;
    private string? _section;
    private HistoryRow? _above;
    private string[] _filled = [];

    public List<HistoryFinding> Unreadable { get; } = [];

    public List<HistoryFinding> Notes { get; } = [];

    /// <summary>Limits that cannot be read.</summary>
    public List<HistoryFinding> Times { get; } = [];

    public void Read(HistorySheet sheet, HistoryHead head)
    {
        (_point, _section, _above, _filled) = (null, null, null, new string[head.Headings.Select(h => h.Column).DefaultIfEmpty().Max() + 1]);
        Array.Fill(_filled, "");
        foreach (var twice in head.Headings.GroupBy(h => h.Meaning).Where(g => g.Count() > 1 && !HistoryHeadings.MayRepeat(g.Key)))
        {
            var second = twice.ElementAt(1);
            Unreadable.Add(new HistoryFinding(
                sheet.Name, head.Row, $"{second.Letters}{head.Row}", second.Text, new Rejection("history.column-twice", twice.First().Letters, second.Letters), []));
        }
        if (!head.Of(HistoryColumn.Task).Any())
        {
            Unreadable.Add(new HistoryFinding(sheet.Name, head.Row, $"A{head.Row}", "", new Rejection("history.no-task-column"), []));
            return;
        }
        foreach (var row in sheet.Rows.Where(r => r.Number > head.Row))
        {
            Read(sheet.Name, head, row);
        }
        if (head.WasDownloaded)
        {
            foreach (var point in _points.Where(p => p.Sheet == sheet.Name))
            {
                LeaveLeadsToTheirRows(point.Lines);
            }
        }
    }

    /// <summary>A lead stands beside every unit of its point; how its own part ended, its own row says.</summary>
    private static void LeaveLeadsToTheirRows(List<HistoryLine> lines)
    {
        var withRow = lines.SelectMany(l => l.Units).Where(u => u.Role == Assignments.Role.Responsible).Select(u => u.Name).ToHashSet();
        for (var i = 0; i < lines.Count; i++)
        {
            var own = lines[i].Units.Where(u => u.Role == Assignments.Role.Responsible).Select(u => u.Name).ToHashSet();
            lines[i] = lines[i] with { Units = [.. lines[i].Units.Where(u => u.Role != Assignments.Role.Lead || !withRow.Contains(u.Name) || own.Contains(u.Name))] };
        }
    }

    /// <summary>Every point with its number: the ledger's own where each has one of its own, else their places.</summary>
    public ImmutableArray<HistoryPoint> Points()
    {
        var own = _points.Select(p => NumberOf(p.Number)).ToList();
        var keep = own.All(n => n is not null) && own.Distinct().Count() == own.Count;
        if (!keep && own.Any(n => n is not null) && _points.FirstOrDefault(p => NumberOf(p.Number) is null || own.Count(n => n == NumberOf(p.Number)) > 1) is { } odd)
        {
            Notes.Add(new HistoryFinding(odd.Sheet, odd.Lines[0].Row, "", odd.Number, new Rejection("history.numbered-anew"), []));
        }
        return [.. _points.Select((p, at) => new HistoryPoint(keep ? own[at]! : $"{at + 1}", p.Section, p.Task, [.. p.Lines]))];
    }

    private void Read(string sheet, HistoryHead head, HistoryRow row)
    {
        var said = row.SaidColumns.ToList();
        if (said.Count == 0 || IsHeadAgain(head, row, said))
        {
            return;
        }
        var (number, task) = (head.Of(Number).Select(c => (int?)c).FirstOrDefault(), head.Of(HistoryColumn.Task).First());
        if ((said.Count == 1 || said[0] != task) && FootNote().IsMatch(row[said[0]]))
        {
            Notes.Add(new HistoryFinding(sheet, row.Number, row.Place(said[0]), row[said[0]], new Rejection("history.row-passed"), []));
            return;
        }
        if (said is [var only] && !row.Cells.Contains(HistoryRow.Continued))
        {
            if (only == 0 && (only != task || SectionMark().IsMatch(row[only])))
            {
                (_section, _point) = (row[only], null);
                return;
            }
        }
        foreach (var heading in head.Headings)
        {
            // A merged cell goes on; a blank one says nothing.
            _filled[heading.Column] = row[heading.Column] == HistoryRow.Continued ? _filled[heading.Column] : row[heading.Column];
        }
        if (head.Of(Section).Select(c => _filled[c]).FirstOrDefault(s => s.Length > 0) is { } section)
        {
            _section = section;
        }
        if (PointOf(sheet, row, number, task) is { } point)
        {
            point.Lines.Add(Line(sheet, head, row, point));
        }
        _above = row;
    }

    /// <summary>The point that the row begins or goes on with; null where it cannot be said.</summary>
    private Begun? PointOf(string sheet, HistoryRow row, int? number, int task)
    {
        var ownNumber = number is { } n && row.Says(n) ? row[n] : "";
        var newNumber = ownNumber.Length > 0 && ownNumber != _point?.Number;
        if (row.Says(task))
        {
            if (row[task].Length > LongestTask)
            {
                Unreadable.Add(new HistoryFinding(sheet, row.Number, row.Place(task), row[task][..50], new Rejection("history.task-too-long", $"{LongestTask}"), []));
                return _point = null;
            }
            if (_point is not null && !newNumber && _point.Task == row[task])
            {
                return _point;
            }
            return Begin(sheet, ownNumber, row[task]);
        }
        if (row[task] == HistoryRow.Continued && _point is not null)
        {
            return newNumber ? Begin(sheet, ownNumber, _point.Task) : _point;
        }
        if (_point is null || newNumber)
        {
            Unreadable.Add(new HistoryFinding(sheet, row.Number, row.Place(task), "", new Rejection("history.task-missing"), []));
            return _point = null;
        }
        Notes.Add(new HistoryFinding(sheet, row.Number, row.Place(task), "", new Rejection("history.row-goes-on", _point.Task.Length > 30 ? _point.Task[..30] + "…" : _point.Task), []));
        return _point;
    }

    private Begun Begin(string sheet, string number, string task)
    {
        _points.Add(_point = new Begun(sheet, number, _section, task, []));
        return _point;
    }

    private HistoryLine Line(string sheet, HistoryHead head, HistoryRow row, Begun point)
    {
        var units = UnitsIn(head).ToImmutableArray();
        if (units.IsEmpty && point.Lines.Count > 0 && !row.Says(head.Of(HistoryColumn.Task).First()))
        {
            units = point.Lines[^1].Units; // the row goes on with the same units
        }
        var time = head.Of(Deadline).Select(c => _filled[c]).FirstOrDefault(t => t.Length > 0) ?? "";
        var (deadlines, words) = LedgerCells.Time(time, year);
        if (words is not null && LedgerCells.SaysSomething(words) && head.Of(Deadline).FirstOrDefault(row.Says, -1) is >= 0 and var cell)
        {
            Unread(sheet, row, cell, words);
        }
        return new HistoryLine(
            sheet, row.Number, units, deadlines, words,
            Words(head, State), Words(head, Department), Words(head, Measures), Words(head, Progress), Words(head, HistoryColumn.Evidence), Words(head, Problem), Words(head, NextStep), Words(head, Remark));
    }

    /// <summary>A limit that cannot be read leaves its row without one: that is said, and the words are kept with it.</summary>
    private void Unread(string sheet, HistoryRow row, int cell, string words)
    {
        var likely = LedgerCells.SerialDay(words);
        Times.Add(new HistoryFinding(
            sheet, row.Number, row.Place(cell), words, likely is null ? new Rejection("history.time-unread") : new Rejection("history.time-serial", $"{likely:yyyy-MM-dd}"), []));
    }

    private IEnumerable<(Role Role, string Name)> UnitsIn(HistoryHead head) =>
        new[] { (Lead, Role.Lead), (Responsible, Role.Responsible), (Cooperating, Role.Cooperating) }
            .SelectMany(kind => head.Of(kind.Item1).Where(c => _filled[c].Length > 0).SelectMany(c => UnitWords.In(_filled[c], kind.Item1 == Responsible ? RoleIn(head) : kind.Item2)));

    /// <summary>Of the row's unit, where a column says it.</summary>
    private Role RoleIn(HistoryHead head) => head.Of(HistoryColumn.RoleOfUnit).Select(c => _filled[c]).FirstOrDefault(said => said.Length > 0) switch
    {
        { } said when said.StartsWith("牵头", StringComparison.Ordinal) => Role.Lead,
        { } said when said.StartsWith("配合", StringComparison.Ordinal) => Role.Cooperating,
        _ => Role.Responsible,
    };

    /// <summary>What the columns of one meaning say; several of them each under its heading.</summary>
    private string? Words(HistoryHead head, HistoryColumn meaning)
    {
        var columns = head.Headings.Where(h => h.Meaning == meaning).ToList();
        var said = columns.Where(h => _filled[h.Column].Length > 0).Select(h => columns.Count == 1 || h.Text.Length == 0 ? _filled[h.Column] : $"{h.Text}：{_filled[h.Column]}").ToList();
        return said.Count == 0 ? null : string.Join('\n', said);
    }

    private static bool IsHeadAgain(HistoryHead head, HistoryRow row, List<int> said) =>
        said.Count(c => head.Headings.Any(h => h.Column == c && h.Text == row[c])) >= Math.Max(2, said.Count - 1);

    /// <summary>5, 5-1, 5.1; null: no point can have it.</summary>
    private static string? NumberOf(string said)
    {
        var number = Units.NameKey.Of(said).Trim('.', '、', ',').Replace('.', '-').Replace('－', '-').Replace('—', '-');
        return PlainNumber().IsMatch(number) ? number : null;
    }

    [GeneratedRegex(@"^\d{1,4}(-\d{1,3}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^\s*(合\s*计|小\s*计|总\s*计|注\s*[:：]|备\s*注\s*[:：]|说\s*明\s*[:：]|填\s*[报表]|审核人|联系人|联系电话|制表)", RegexOptions.CultureInvariant)]
    private static partial Regex FootNote();

    [GeneratedRegex(@"^\s*([一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[部章])", RegexOptions.CultureInvariant)]
    private static partial Regex SectionMark();

    private sealed record Begun(string Sheet, string Number, string? Section, string Task, List<HistoryLine> Lines);
}
