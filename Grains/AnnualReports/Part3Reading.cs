using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>Reads the table of part 3 (收到和处理政府信息公开申请情况): each row is found by its label and read up to the next.</summary>
internal sealed partial class Part3Reading
{
    private const int Columns = 7;

    private static readonly (string Row, string[] Labels)[] Unmistakable =
    [
        ("new", ["本年新收政府信息公开申请数量", "本年度新收政府信息公开申请数量", "本年新收政府信息公开申请", "本年新收申请数量"]),
        ("carriedIn", ["上年结转政府信息公开申请数量", "上年度结转政府信息公开申请数量", "上年结转政府信息公开申请", "上年结转申请数量"]),
        ("r2", ["部分公开区分处理的只计这一情形不计其他情形", "部分公开"]),
        ("r3_1", ["属于国家秘密"]),
        ("r3_2", ["其他法律行政法规禁止公开", "法律行政法规禁止公开", "其他法律法规禁止公开"]),
        ("r3_3", ["危及三安全一稳定"]),
        ("r3_4", ["保护第三方合法权益"]),
        ("r3_5", ["属于三类内部事务信息", "三类内部事务信息"]),
        ("r3_6", ["属于四类过程性信息", "四类过程性信息"]),
        ("r3_7", ["属于行政执法案卷"]),
        ("r3_8", ["属于行政查询事项"]),
        ("r4_1", ["本机关不掌握相关政府信息", "本机关不掌握相关信息"]),
        ("r4_2", ["没有现成信息需要另行制作"]),
        ("r4_3", ["补正后申请内容仍不明确"]),
        ("r5_1", ["信访举报投诉类申请"]),
        ("r5_2", ["重复申请"]),
        ("r5_3", ["要求提供公开出版物"]),
        ("r5_4", ["无正当理由大量反复申请"]),
        ("r5_5", ["要求行政机关确认或重新出具已获取信息", "要求行政机关确认或者重新出具已获取信息"]),
        ("r6_1", ["申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正"]),
        ("r6_2", ["申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用"]),
        ("carriedOut", ["结转下年度继续办理", "结转至下年度继续办理", "结转下年继续办理"]),
    ];

    private readonly ReportText _text;
    private readonly Stretch _given;
    private readonly List<(string Row, Stretch Label)> _labels = [];

    private Part3Reading(ReportText text, Stretch within)
    {
        (_text, _given) = (text, within);
        foreach (var (row, labels) in Unmistakable)
        {
            if (labels.SelectMany(label => text.Find(label, within).Where(s => !ReportText.IsLetter(At(s.Start - 1))).Take(1)).Select(s => (Stretch?)s).FirstOrDefault() is { } found)
            {
                _labels.Add((row, found));
            }
        }

        _labels.Sort((one, other) => one.Label.Start.CompareTo(other.Label.Start));
        Between("r1", "予以公开", after: ["carriedIn", "new"], before: ["r2", "r3_1"]);
        Between("r6", "其他处理", after: ["r5_5", "r5_4", "r4_3"], before: ["r6_1", "r6_2", "carriedOut"]);
        Between("r6_3", "其他", after: ["r6_2", "r6_1"], before: ["carriedOut"]);
        Between("r7", "总计", after: ["r6_3", "r6_2", "r6", "r5_5", "r3_8"], before: ["carriedOut"]);
        Within = _labels.Count == 0 ? default : new Stretch(_labels[0].Label.Start, EndOf(_labels.Count - 1));
    }

    /// <summary>From the first label to behind the last row.</summary>
    public Stretch Within { get; private set; }

    /// <summary>Every table of part 3, in order. The first label begins one; what has fewer than two rows is a sentence.</summary>
    public static List<Part3Reading> All(ReportText text, IReadOnlyList<ReportSection> sections)
    {
        var whole = new Stretch(0, text.Length);
        var starts = Unmistakable[0].Labels.SelectMany(label => text.Find(label, whole)).Where(s => text.Find(Unmistakable[1].Labels[0], new Stretch(s.End, Math.Min(text.Length, s.End + 300))).Any())
            .Select(s => s.Start).Distinct().Order().ToList();
        if (starts.Count == 0 && sections.FirstOrDefault(s => s.Part == "part3") is { } section)
        {
            starts.Add(section.Body.Start);
        }

        var tables = new List<Part3Reading>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : text.Length;
            end = sections.Where(s => s.Part is "part4" && s.Heading.Start > starts[i]).Select(s => s.Heading.Start).Append(end).Min();
            var table = new Part3Reading(text, new Stretch(starts[i], end));
            if (table._labels.Count >= 2)
            {
                tables.Add(table);
            }
        }

        return tables;
    }

    /// <summary>The form of 2019 has no rows under 其他处理.</summary>
    public bool IsOf2019 => Has("r6") && !Has("r6_1") && !Has("r6_2");

    public bool IsOf2021 => Has("r6_1") || Has("r6_2");

    public void Into(CellReader cells)
    {
        var table = cells.Form.Tables.First(t => t.Part == "part3");
        var ways = _labels.Select((_, i) => Ways(i)).ToList();
        var usual = ways.Where(w => w.Ways.Count == 1).Select(w => w.Dropped).ToList();
        var (atRight, atLeft) = (usual.Count > 0 && usual.TrueForAll(d => d.Behind == 0), usual.Count > 0 && usual.TrueForAll(d => d.Before == 0));
        var inOrder = new RowsInOrder(_text, _given, Columns).Read([.. table.Rows.Select(r => r.Key)], _labels);
        for (var i = 0; i < _labels.Count; i++)
        {
            if (table.Rows.FirstOrDefault(r => r.Key == _labels[i].Row) is not { } row)
            {
                continue;
            }

            var found = ways[i].Ways;
            if (found.Count > 1 && atRight != atLeft)
            {
                found = [atRight ? found[0] : found[^1]]; // as in the rows that can be read one way only
            }

            var next = inOrder.GetValueOrDefault(row.Key);
            if (found.Count == 1 && (next is null || next.SequenceEqual(found[0])))
            {
                cells.Put(table, row, found[0]);
            }
            else if (found.Count == 0 && next is not null)
            {
                cells.Put(table, row, next);
            }
            else
            {
                cells.Unsure(table, row, Shown(i));
            }
        }

        foreach (var row in table.Rows.Where(r => !Has(r.Key) && inOrder.ContainsKey(r.Key)))
        {
            cells.Put(table, row, inOrder[row.Key]);
        }
    }

    private bool Has(string row) => _labels.Exists(l => l.Row == row);

    /// <summary>Every way to read a row, and how many cells were dropped before and behind.</summary>
    private (List<string[]> Ways, (int Before, int Behind) Dropped) Ways(int i)
    {
        var label = _labels[i].Label;
        var line = new Stretch(label.End, Math.Min(_text.LineOf(label.End).End, EndOf(i)));
        var all = new Stretch(label.End, EndOf(i));
        foreach (var stretch in (Stretch[])[line, all])
        {
            var words = _text.Cut(stretch);
            if (stretch == all)
            {
                words = UpToNextWords(words);
            }

            if (RowCells.IsFenced(words, Columns) && RowCells.Fenced(words, Columns) is { Count: > 0 } ways)
            {
                return (ways, RowCells.Dropped(words, ways[0]));
            }
        }

        var loose = RowCells.Loose(_text.Cut(all));
        if (loose.Count != Columns)
        {
            var inside = RowCells.Loose(string.Concat(_text.Cut(label).Where(c => !ReportText.IsLetter(c))));
            loose = inside.Count == Columns ? inside : loose;
        }

        return loose.Count == Columns ? ([[.. loose]], default) : ([], default);
    }

    /// <summary>Cells flattened to one a line end where the words of the next row, or its number, begin.</summary>
    private static string UpToNextWords(string words)
    {
        var at = words.AsSpan().IndexOfAnyInRange('\u4e00', '\u9fff');
        return NumberAtEnd().Replace(at < 0 ? words : words[..at], "");
    }

    [GeneratedRegex(@"(?:[(（]|[0-9０-９]{1,2}[.、．])\s*$")]
    private static partial Regex NumberAtEnd();

    private string Shown(int i)
    {
        var words = string.Join(' ', _text.Cut(new Stretch(_labels[i].Label.End, EndOf(i))).Split((char[])['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 40 ? words[..40] + "…" : words;
    }

    private int EndOf(int i)
    {
        if (i + 1 < _labels.Count)
        {
            return _labels[i + 1].Label.Start;
        }

        // The last row goes on over lines that hold no words.
        var end = _text.LineOf(_labels[i].Label.End).End;
        foreach (var line in _text.Lines(new Stretch(Math.Min(end + 1, _text.Length), _text.Length)).TakeWhile(line => !_text.Folded.AsSpan(line.Start, line.Length).ContainsAnyInRange('\u4e00', '\u9fff')))
        {
            end = line.End;
        }

        return end;
    }

    private char At(int at) => at < 0 ? '\n' : _text.Folded[at];

    /// <summary>A label of common words, only where the rows beside it say that it is one.</summary>
    private void Between(string row, string label, string[] after, string[] before)
    {
        var from = after.Select(key => _labels.FindIndex(l => l.Row == key)).Where(i => i >= 0).Select(i => _labels[i].Label.End).DefaultIfEmpty(-1).Max();
        var to = before.Select(key => _labels.FindIndex(l => l.Row == key)).Where(i => i >= 0).Select(i => _labels[i].Label.Start).DefaultIfEmpty(_given.End).Min();
        if (from < 0 || to < from)
        {
            return;
        }

        var found = _text.Find(label, new Stretch(from, to)).Where(s => !ReportText.IsLetter(At(s.Start - 1)) && (s.End >= _text.Length || !ReportText.IsLetter(_text.Folded[s.End])));
        if ((row == "r7" ? found.LastOrDefault() : found.FirstOrDefault()) is { Length: > 0 } at)
        {
            _labels.Add((row, at));
            _labels.Sort((one, other) => one.Label.Start.CompareTo(other.Label.Start));
        }
    }
}
