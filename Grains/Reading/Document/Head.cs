namespace Tracker.Reading;

/// <summary>What stands before the first numbered item: notice, title and preamble, told apart by place and shape.</summary>
internal sealed class Head
{
    private static readonly string[] TitleEnds =
    [
        "要点", "方案", "计划", "安排", "意见", "清单", "台账", "任务", "分工", "举措", "措施", "细则", "规划", "指引", "工作", "分解表", "任务表", "责任表", "分工表", "实施方案", "行动", "任务书",
        "重点", "(试行)", "部署", "分解", "任务清单", "责任分工", "一览表", "进度表", "安排表", "计划表", "推进表", "明细表", "汇总表", "时间表", "对照表", "台账表",
    ];

    private static readonly string[] NoticeEnds = ["通知", "的函", "公告", "批复"];

    private Head(string folded, IReadOnlyList<Line> lines, int count)
    {
        Folded = folded;
        All = lines;
        Count = count;
        Kept = [.. Enumerable.Range(0, count).Where(i => !Furniture.Is(folded, lines[i]))];
        Signed = Signature.In(folded, lines, 0, count);
        (TitleFrom, TitleTo) = FindTitle();
        Notice = FindNotice();
    }

    public IReadOnlyList<Line> All { get; }

    public int Count { get; }

    /// <summary>Indices of lines that are no page furniture.</summary>
    public List<int> Kept { get; }

    public Signature? Signed { get; }

    /// <summary>Lines of the title that stands over the text itself; (-1, -1) where only a notice names it.</summary>
    public int TitleFrom { get; }

    public int TitleTo { get; }

    /// <summary>The notice's heading, which may run over several lines.</summary>
    public (int Start, int End)? Notice { get; }

    private string Folded { get; }

    public static Head Of(string folded, IReadOnlyList<Line> lines, int count) => new(folded, lines, count);

    /// <summary>Lines of the preamble: sentences behind the title; without one, behind the notice.</summary>
    public IEnumerable<int> Preamble()
    {
        var from = TitleTo >= 0 ? TitleTo + 1 : (Signed?.LastLine ?? -1) + 1;
        return Kept.Where(i => i >= from && !IsSigned(i) && !IsNote(All[i]) && GluedHeadings.Of(Folded, All[i]) is null && !(EndsWith(All[i], ':') && IsAddressees(All[i]))
            && !(Notice is { } notice && All[i].Start >= notice.Start && All[i].End <= notice.End));
    }

    public Line? Addressees()
    {
        foreach (var i in Kept)
        {
            if ((TitleFrom < 0 || i < TitleFrom || TitleFrom < 2) && EndsWith(All[i], ':') && IsAddressees(All[i]))
            {
                return All[i];
            }
        }

        return null;
    }

    private bool IsSigned(int line) => Signed is { } signed && line >= signed.FirstLine && line <= signed.LastLine;

    private bool IsAddressees(Line line) =>
        line.Length <= 300 && Look.Has(Folded, line.Start, line.End, ["各", "政府", "单位", "部门", "办公室", "局"])
        && !Look.Has(Folded, line.Start, line.End, ["如下", "。", "现将", "以下", "包括", "《", "“", "为", "按照", "根据", "落实", "提出"]);

    private bool EndsWith(Line line, char mark) => Folded[line.End - 1] == mark;

    /// <summary>(此件公开发布).</summary>
    private bool IsNote(Line line) => Folded[line.Start] == '(' && Folded[line.End - 1] == ')' && line.Length <= 40;

    private (int From, int To) FindTitle()
    {
        for (var k = Kept.Count - 1; k >= 0; k--)
        {
            var i = Kept[k];
            if (!IsHeading(All[i] with { End = EndOf(All[i]) }, TitleEnds) || IsSigned(i) || GluedHeadings.Of(Folded, All[i]) is not null)
            {
                continue;
            }

            var from = i;
            while (k > 0 && Kept[k - 1] == from - 1 && (NeedsLineAbove(All[from]) || GoesOn(All[from - 1], All[from]) || GoesOnOver(from)) && IsPlain(All[from - 1]) && !IsSigned(from - 1) && !DocumentNumber.Is(Folded, All[from - 1]))
            {
                from--;
                k--;
            }

            return (from, i);
        }

        return (-1, -1);
    }

    /// <summary>Where the words of a line end before the day of the page: 某街道2012年要点 2012/02/06.</summary>
    public int EndOf(Line line)
    {
        var day = line.End;
        while (day > line.Start && (char.IsAsciiDigit(Folded[day - 1]) || Folded[day - 1] is '/' or '-' or ':' or ' '))
        {
            day--;
        }

        var from = Look.SkipBlanks(Folded, day, line.End);
        return from > day && day > line.Start && Moment.YearDigits(Folded, from) is not null && Folded.AsSpan(from, line.End - from).IndexOfAny('/', '-') == 4 ? day : line.End;
    }

    /// <summary>A second line such as 政务公开工作要点, whose year or place stands above.</summary>
    private bool NeedsLineAbove(Line line) =>
        line.Length <= 14 && !HasYear(line);

    /// <summary>2024年; 三年行动 says none.</summary>
    private bool HasYear(Line line)
    {
        for (var i = line.Start + 4; i < line.End; i++)
        {
            if (Folded[i] == '年' && Moment.YearDigits(Folded, i - 4) is not null)
            {
                return true;
            }
        }

        return Folded[line.Start] == '年';
    }

    /// <summary>X关于推行, the first of two things, and the second of them with 的意见: a title of three lines.</summary>
    private bool GoesOnOver(int from) =>
        from > 1 && IsPlain(All[from - 1]) && Look.AnyBefore(Folded, All[from - 1].End, All[from - 1].Start, TitleEnds) == 0 && Kept.Contains(from - 2) && IsPlain(All[from - 2])
        && GoesOn(All[from - 2], All[from - 1]) && !Look.Has(Folded, All[from].Start, All[from].End, ["关于", "《"]);

    /// <summary>X关于促进某区 over 高质量发展的意见: the title begins in the line above.</summary>
    private bool GoesOn(Line above, Line line) =>
        above.Length <= 40 && Look.Has(Folded, above.Start, above.End, ["关于"]) && !Look.Has(Folded, line.Start, line.End, ["关于", "《"])
        && Look.AnyBefore(Folded, above.End, above.Start, TitleEnds) == 0 && Look.AnyBefore(Folded, above.End, above.Start, NoticeEnds) == 0;

    private bool IsHeading(Line line, string[] ends) =>
        line.Mark is null && line.Length is >= 4 and <= 90 && IsPlain(line) && Look.AnyBefore(Folded, WithoutBracket(line), line.Start, ends) > 0;

    private const int LongestBracket = 14;

    /// <summary>…任务分解表(经济工作): before what a bracket says of which part it is.</summary>
    private int WithoutBracket(Line line)
    {
        var open = Folded[line.End - 1] == ')' ? Folded.LastIndexOf('(', line.End - 1, Math.Min(line.Length, LongestBracket)) : -1;
        return open > line.Start + 6 && !Folded.AsSpan(open, line.End - open).ContainsAny('〔', '号') && Look.AnyBefore(Folded, line.End, line.Start, TitleEnds) == 0 ? open : line.End;
    }

    private bool IsPlain(Line line)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            if (Folded[i] is '。' or ';' or '|' or '!' || (Folded[i] == ':' && i == line.End - 1))
            {
                return false;
            }
        }

        return line.Mark is null && line.Length <= 90 && Folded[line.Start] != '(' && Signature.DateAtEnd(Folded, line) is null;
    }

    private (int Start, int End)? FindNotice()
    {
        foreach (var i in Kept)
        {
            if (!IsHeading(All[i], NoticeEnds))
            {
                continue;
            }

            var from = i;
            while (from > 0 && Kept.Contains(from - 1) && !Look.Has(Folded, All[from].Start, All[from].End, ["关于"])
                && IsPlain(All[from - 1]) && !DocumentNumber.Is(Folded, All[from - 1]))
            {
                from--;
            }

            if (from > 0 && Look.At(Folded, All[from].Start, "关于") && Kept.Contains(from - 1) && IsPlain(All[from - 1]) && !DocumentNumber.Is(Folded, All[from - 1]))
            {
                from--;
            }

            return (All[from].Start, All[i].End);
        }

        return null;
    }
}
