namespace Tracker.Reading;

/// <summary>Finds what names the units of an item: a bracket behind its words, or lines and sentences that begin with a label.</summary>
internal static class UnitBlocks
{
    public static List<UnitBlock> In(string folded, int start, int end, ShortNames? shortNames = null)
    {
        var blocks = new List<UnitBlock>();
        var closing = new List<UnitBlock>();
        var unknown = new List<UnitBlock>();
        var brackets = Brackets.Outermost(folded, start, end);
        foreach (var bracket in brackets)
        {
            var block = new UnitBlock(bracket.Open, bracket.End) { Closed = bracket.Closed };
            if (bracket.Close - bracket.Inside >= 2 && UnitRoles.LabelAt(folded, bracket.Open, end) is null)
            {
                var (inside, close) = Brackets.Doubled(folded, bracket);
                new UnitListReader(folded, block).Read(inside, close);
                if (NamesUnits(folded, block, start, end, shortNames))
                {
                    blocks.Add(block);
                }
                else if (block is { Closed: true, Units.Count: 0, LeftOut.Count: > 0 } && EndsParagraph(folded, block.End, end) && FollowsSentence(folded, block.Start, start))
                {
                    unknown.Add(block);
                }
                else if (block.Closed && ClosesSentence(folded, block, start, end))
                {
                    closing.Add(block);
                }
            }
        }

        if (closing.Count > 0 && EndsParagraph(folded, closing[^1].End, end) && !blocks.Exists(b => b.HasLabel || b.HasVerb))
        {
            blocks.AddRange(closing); // each of the sentences has its own
        }

        foreach (var block in blocks.Where(b => b.Units.Count == 0 && b.LeftOut.Count > 0))
        {
            Take(folded, block); // (责仟单位:甲局;完成时限:…): a limit is known, and whose it is stands behind a label that is not
        }

        blocks.AddRange(Labelled(folded, start, end, brackets));
        blocks.AddRange(Said(folded, start, end));
        blocks.AddRange(AtLineEnds(folded, start, end));
        if (blocks.Find(b => b.Units.Count > 0) is { } named)
        {
            named.LeftOut.AddRange(unknown.SelectMany(b => b.LeftOut));
        }
        else
        {
            blocks.AddRange(unknown.Where(b => Take(folded, b)));
        }

        blocks.Sort((a, b) => a.Start.CompareTo(b.Start));
        var apart = new List<UnitBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            if (apart.Count == 0 || block.Start >= apart[^1].End) // a bracket in a line of labels is the line's
            {
                apart.Add(block);
            }
        }

        return apart;
    }

    /// <summary>(主责:甲局): where nothing else names anybody, names behind a label that nobody knows are taken for units, and that is asked.</summary>
    private static bool Take(string folded, UnitBlock block)
    {
        foreach (var (from, to) in block.LeftOut.ToList())
        {
            if (OtherLabels.At(folded, from, to) is not { Role: UnitRole.Unknown } label)
            {
                return false;
            }

            new UnitListReader(folded, block).Read(label.Words, to, UnitRole.Responsible);
        }

        block.Taken = true;
        return block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End));
    }

    private static bool NamesUnits(string folded, UnitBlock block, int start, int end, ShortNames? shortNames)
    {
        if (block.HasLabel)
        {
            return block.Units.Count + block.Times.Count > 0;
        }

        var whole = block.Closed ? block.Units.Count : block.Units.Count - 1; // the last name may be half a one
        var likely = block.Units.Take(whole).Count(u => UnitNames.LooksLike(folded, u.Start, u.End) || IsSpoilt(folded, u.Start, u.End) || shortNames?.Knows(u.Start, u.End) == true);
        var ends = EndsParagraph(folded, block.End, end);
        var opens = FollowsSentence(folded, block.Start, start);
        return likely > 0 && (block.HasVerb
            ? likely * 2 >= whole && (ends || opens || (likely == whole && EndsSentence(folded, block.End, end)))
            : likely == whole && ends && opens);
    }

    /// <summary>A masked or an injected word in the place of a name.</summary>
    private static bool IsSpoilt(string folded, int start, int end) =>
        end - start <= 40 && (MaskedWords.InName(folded, start, end) || InjectedWords.At(folded, start).Length == end - start);

    private static bool EndsParagraph(string folded, int at, int end)
    {
        while (at < end && folded[at] is ' ' or '。' or ';' or ',' or '.')
        {
            at++;
        }

        return at >= end || folded[at] == '\n';
    }

    private static bool EndsSentence(string folded, int at, int end) => at < end && folded[at] is '。' or ';';

    private static readonly string[] Explained = ["部门", "单位", "机构", "机关", "企业", "学校", "医院", "公司", "政府", "办公室", "委员会", "小组", "局", "委", "厅", "处室", "科室", "等", "人员", "地区", "平台", "系统", "网站"];

    /// <summary>…解读(甲局、各乡镇)。: nothing but names right before the end of a sentence, and not behind words that they would explain.</summary>
    private static bool ClosesSentence(string folded, UnitBlock block, int start, int end)
    {
        var from = Look.ClauseStart(folded, block.Start, start);
        return block is { HasLabel: false, HasVerb: false, Units.Count: > 0 } && EndsSentence(folded, block.End, end) && block.Start - from >= 4
            && Look.AnyBefore(folded, block.Start, from, Explained) == 0 && char.IsLetterOrDigit(folded[block.Start - 1])
            && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End));
    }

    private static bool FollowsSentence(string folded, int at, int start)
    {
        while (at > start && folded[at - 1] == ' ')
        {
            at--;
        }

        return at == start || Look.IsSentenceEnd(folded[at - 1]) || folded[at - 1] is '”' or ':' or ')';
    }

    /// <summary>责任单位:… without a bracket, at the start of a line or of a sentence; reaches to the end of its line.</summary>
    private static List<UnitBlock> Labelled(string folded, int start, int end, List<Bracket> brackets)
    {
        var blocks = new List<UnitBlock>();
        var (next, beside) = (0, 0);
        for (var i = start; i < end; i++)
        {
            while (next < brackets.Count && brackets[next].End <= i)
            {
                next++;
            }

            if (AloneInLine(folded, i, start, end) is { } below)
            {
                blocks.Add(below);
                i = below.End;
                continue;
            }

            var inside = next < brackets.Count && (brackets[next].Open < i || (brackets[next].Open == i && UnitRoles.LabelAt(folded, i, end) is null));
            var within = i > start && folded[i - 1] is ',' or ';' && Look.AnyAt(folded, i, end, InSentence) > 0;
            if (inside || (i > start && !within && folded[i - 1] is not ('\n' or '。' or ' ') && folded[i] != '(') || (UnitRoles.LabelAt(folded, i, end) ?? Between(folded, i, end, blocks, beside)) is not { } label)
            {
                continue;
            }

            var stop = within ? SentenceStop(folded, i, end) : folded.IndexOf('\n', i, end - i);
            stop = stop < 0 ? end : stop;
            var goesOn = blocks.Count > 0 && Look.SkipBlanks(folded, Math.Max(blocks[^1].End, beside), end) == i;
            if (label.Role is UnitRole.Other or UnitRole.Unknown)
            {
                if (goesOn && BeginsLine(folded, i))
                {
                    new UnitListReader(folded, blocks[^1]).Read(i, stop); // 责任人:某某 between two lines of labels; what a label means that nobody knows is asked
                    (beside, i) = (stop, stop);
                }

                continue;
            }

            var block = new UnitBlock(i, stop);
            new UnitListReader(folded, block).Read(i, stop);
            if (block.Units.Count + block.Times.Count + block.Above.Count == 0)
            {
                continue;
            }

            if (goesOn)
            {
                Join(blocks, block);
            }
            else
            {
                blocks.Add(block);
            }

            i = stop;
        }

        blocks.RemoveAll(b => b.Units.Count + b.Times.Count == 0); // units of an upper level alone
        return blocks;
    }

    /// <summary>督导单位:X, a line behind one of labels that are known.</summary>
    private static (UnitRole Role, int Words)? Between(string folded, int at, int end, List<UnitBlock> blocks, int beside) =>
        blocks.Count > 0 && BeginsLine(folded, at) && Look.SkipBlanks(folded, Math.Max(blocks[^1].End, beside), end) == at && OtherLabels.At(folded, at, end) is { } label && folded[label.Words - 1] == ':' ? label : null;

    /// <summary>Behind the end of a line, and perhaps its indent.</summary>
    private static bool BeginsLine(string folded, int at)
    {
        while (at > 0 && folded[at - 1] == ' ')
        {
            at--;
        }

        return at > 0 && folded[at - 1] == '\n';
    }

    /// <summary>责任单位: or 责任单位 alone in a line, and nothing but names in the next one.</summary>
    private static UnitBlock? AloneInLine(string folded, int at, int start, int end)
    {
        if (at == start || folded[at - 1] != '\n' || UnitRoles.LabelAlone(folded, at, end) is not { } label || label.Role > UnitRole.Cooperating)
        {
            return null;
        }

        var names = Look.SkipBlanks(folded, label.LineEnd, end);
        var stop = names < end ? folded.IndexOf('\n', names, end - names) : names;
        stop = stop < 0 ? end : stop;
        var block = new UnitBlock(at, Look.Trim(folded, names, stop).End) { HasLabel = true };
        new UnitListReader(folded, block).Read(names, block.End, label.Role);
        return stop > names && UnitRoles.LabelAt(folded, names, stop) is null && block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End)) ? block : null;
    }

    /// <summary>Labels that name units in the middle of a sentence too.</summary>
    private static readonly string[] InSentence = ["责任单位:", "牵头单位:", "配合单位:", "责任部门:", "牵头部门:", "配合部门:", "责任科室:", "牵头科室:"];

    /// <summary>…,责任单位:A;(2)…: the units end with their clause, unless another label follows.</summary>
    private static int SentenceStop(string folded, int at, int end)
    {
        for (; at < end; at++)
        {
            if (folded[at] is '。' or '\n' || (folded[at] == ';' && UnitRoles.LabelAt(folded, Look.SkipBlanks(folded, at + 1, end), end) is null && !UnitNames.LooksLike(folded, at + 1, Look.ClauseEnd(folded, at + 1, end))))
            {
                return at;
            }
        }

        return end;
    }

    private static readonly string[] ThisWork = ["此项工作由", "该项工作由", "本项工作由", "以上工作由", "上述工作由", "此项任务由", "该项任务由", "本项任务由", "以上任务由", "上述任务由", "该工作由", "该任务由"];

    /// <summary>此项工作由X牵头,Y配合: a sentence that names the units of its point.</summary>
    private static List<UnitBlock> Said(string folded, int start, int end)
    {
        var blocks = new List<UnitBlock>();
        for (var at = folded.IndexOf('由', start, end - start); at >= 0; at = folded.IndexOf('由', at + 1, end - at - 1))
        {
            var words = Look.AnyBefore(folded, at + 1, start, ThisWork);
            var from = at + 1 - words;
            if (words == 0 || !FollowsSentence(folded, from, start))
            {
                continue;
            }

            var stop = folded.IndexOfAny(['。', '\n', ';'], at, end - at);
            stop = stop < 0 ? end : stop;
            var block = new UnitBlock(from, stop < end && folded[stop] != '\n' ? stop + 1 : stop);
            new UnitListReader(folded, block).Read(at + 1, stop);
            if (block.HasVerb && block.Units.Count(u => UnitNames.LooksLike(folded, u.Start, u.End)) * 2 >= block.Units.Count)
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }

    private const int LongestTail = 120;

    /// <summary>…写明去向。  甲局、乙局: names at the end of a line, behind its last sentence and with none of their own.</summary>
    private static List<UnitBlock> AtLineEnds(string folded, int start, int end)
    {
        var blocks = new List<UnitBlock>();
        for (var from = start; from < end;)
        {
            var line = folded.IndexOf('\n', from, end - from);
            line = line < 0 ? end : line;
            var (_, stop) = Look.Trim(folded, from, line);
            var sentence = stop;
            while (sentence > from && sentence > stop - LongestTail && !Look.IsSentenceEnd(folded[sentence - 1]))
            {
                sentence--;
            }

            var names = sentence;
            while (names < stop && folded[names] is ' ' or '—' or '-')
            {
                names++;
            }

            var breaksOff = names == sentence && folded.Length - stop < 4; // perhaps half a sentence
            if (sentence > from + 4 && folded[sentence - 1] == '。' && stop - names >= 3 && !breaksOff && Tail(folded, sentence, names, stop) is { } block)
            {
                blocks.Add(block);
            }

            from = line + 1;
        }

        return blocks;
    }

    private static UnitBlock? Tail(string folded, int sentence, int names, int stop)
    {
        if (folded[names] is '(' || UnitNames.BeginsTask(folded, names, stop) || UnitRoles.LabelAt(folded, names, stop) is not null || folded.AsSpan(names, stop - names).ContainsAny(':', '《', '“'))
        {
            return null;
        }

        var block = new UnitBlock(sentence, stop);
        new UnitListReader(folded, block).Read(names, stop);
        return !block.HasVerb && !block.HasLabel && block.Units.Count > 0 && block.Times.Count == 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End)) ? block : null;
    }

    private static void Join(List<UnitBlock> blocks, UnitBlock next)
    {
        var joined = new UnitBlock(blocks[^1].Start, next.End) { HasLabel = true };
        foreach (var part in (UnitBlock[])[blocks[^1], next])
        {
            joined.Units.AddRange(part.Units);
            joined.Times.AddRange(part.Times);
            joined.Standing.AddRange(part.Standing);
            joined.OpenEnded.AddRange(part.OpenEnded);
            joined.Above.AddRange(part.Above);
            joined.LeftOut.AddRange(part.LeftOut);
            joined.CutApart.AddRange(part.CutApart);
            joined.Levels |= part.Levels;
            joined.OwnParts |= part.OwnParts;
        }

        blocks[^1] = joined;
    }
}
