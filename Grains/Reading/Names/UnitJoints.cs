namespace Tracker.Reading;

/// <summary>Where a list of units is not to be parted: words that one name is made of, and brackets behind a name that only say how it is called or read.</summary>
internal static class UnitJoints
{
    private static readonly string[] ShortNames = ["以下简称", "以下统称", "下称", "下同", "简称", "统称"];

    private static readonly string[] OfOrder = ["列第一位", "列首位", "列在第一位", "列在首位", "排第一位", "排在第一位", "排首位", "排在首位", "排名第一", "第一位的", "首位的", "首位为", "第一家", "排在最前", "牵头或汇总", "不再列出", "不再单列"];

    private const string Places = "省市县区州旗盟乡镇";

    /// <summary>各县、市、区政府: kinds of places in front of one word for all of them.</summary>
    public static bool JoinsPlaces(string folded, int from, int at, int end)
    {
        from = Look.SkipBlanks(folded, from, at);
        if (from >= at || folded[from] != '各' || at - from > 10 || at - from < 2)
        {
            return false;
        }

        for (var i = from + 1; i < at; i++)
        {
            if ((i - from) % 2 == 1 ? !Places.Contains(folded[i], StringComparison.Ordinal) : folded[i] != '、')
            {
                return false;
            }
        }

        var next = at + 1;
        while (next + 1 < end && Places.Contains(folded[next], StringComparison.Ordinal) && folded[next + 1] == '、')
        {
            next += 2;
        }

        return next < end && Places.Contains(folded[next], StringComparison.Ordinal) && Look.AnyAt(folded, next + 1, end, ["政府", "人民政府", "委", "管委会", "教育", "局"]) > 0
            && (at - from > 2 || next > at + 1); // 各县、区政府 may be two
    }

    /// <summary>市公共资源 at the end of a line and 交易中心 in the next one are one name, and so are 省编办 and (省审改办) below it.</summary>
    public static bool GoesOnBelow(string folded, int from, int at, int end)
    {
        var next = Look.SkipBlanks(folded, at, end);
        var stop = next;
        while (stop < end && stop < next + UnitListReader.LongestName && !UnitListReader.IsSeparator(folded[stop]) && folded[stop] != '(')
        {
            stop++;
        }

        if (UnitRoles.LabelAt(folded, next, end) is not null)
        {
            return false;
        }

        var close = next < end && folded[next] == '(' ? folded.IndexOf(')', next, Math.Min(end - next, UnitListReader.LongestName)) : -1;
        return close > 0 ? UnitNames.LooksLike(folded, from, at) && UnitNames.LooksLike(folded, next + 1, close)
            : at - from is >= 2 and <= 20 && stop > next && folded[at - 1] != ')' && !UnitNames.LooksLike(folded, from, at) && UnitNames.Broken(folded, from, stop)
              && UnitRoles.VerbsAtEnd(folded, from, at) is null;
    }

    /// <summary>Length of 第一批: before the units of a batch.</summary>
    public static int Batch(string folded, int start, int end)
    {
        var number = start < end && folded[start] == '第' ? Numerals.At(folded, start + 1, end, 2).Length : 0;
        return number > 0 && start + number + 2 < end && folded[start + number + 1] is '批' or '组' && folded[start + number + 2] == ':' ? number + 3 : 0;
    }

    /// <summary>The stretch without blanks round it, and without a * that stands alone at the end or the beginning of a line.</summary>
    public static (int Start, int End) WithoutStray(string folded, int start, int end)
    {
        (start, end) = Look.Trim(folded, start, end);
        if (start + 1 < end && MarkedLeads.IsMark(folded[start]))
        {
            (start, end) = Look.Trim(folded, start + 1, end);
        }

        if (start < end && folded[start] == '*' && start > 0 && folded[start - 1] == '\n')
        {
            (start, end) = Look.Trim(folded, start + 1, end);
        }

        return start < end && folded[end - 1] == '*' && end < folded.Length && folded[end] == '\n' ? Look.Trim(folded, start, end - 1) : (start, end);
    }

    private static readonly string[] OfPlaces = ["开发区管委会", "高新区管委会", "新区管委会", "示范区管委会", "园区管委会", "管委会", "开发区", "经开区", "高新区", "示范区", "园区", "新区", "县政府", "市政府", "区政府", "镇政府", "乡政府", "人民政府", "海关", "街道", "街道办事处", "镇", "乡"];

    /// <summary>甲、乙、丙经济开发区管委会: bare names of places in front of one word for what is there.</summary>
    public static bool SharesTail(string folded, int from, int at, int end)
    {
        var bare = 0;
        for (var start = BehindWhole(folded, Look.SkipBlanks(folded, from, at), at); start < end;)
        {
            var stop = start;
            while (stop < end && stop < start + LongestTail && folded[stop] is not ('、' or ',' or ';' or '。' or '\n' or '(' or ')' or ' '))
            {
                stop++;
            }

            if (stop < end && folded[stop] == '、' && IsBare(folded, start, stop))
            {
                (bare, start) = (bare + 1, stop + 1);
                continue;
            }

            stop = UnitRoles.VerbsAtEnd(folded, start, stop)?.NameEnd ?? stop;

            // 城、镇街道 would be two words: each place has two letters, and so has what they share
            return bare > 0 && start > at && CountsThem(folded, start, stop, bare + 1)
                || bare > 0 && stop - start >= 5 && start > at && UnitNames.LooksLike(folded, start, stop) && Look.AnyBefore(folded, stop, start + 2, OfPlaces) > 0
                && !"省市县区州旗盟".Contains(folded[start], StringComparison.Ordinal) && GroupWords.Of(folded[start..stop]) == UnitClass.Single;
        }

        return false;
    }

    /// <summary>省档案馆及甲山, the first of 甲山、乙水两县政府: where the bare name begins behind a whole one.</summary>
    private static int BehindWhole(string folded, int start, int at)
    {
        var mark = folded.IndexOf('、', start, Math.Max(0, at - start));
        at = mark < 0 ? at : mark;
        for (var i = at - 3; i >= start + 4 && i >= at - 5; i--)
        {
            if (Look.AnyAt(folded, i, at, ["和", "及", "与", "以及"]) is > 0 and var join && IsBare(folded, i + join, at) && UnitNames.EndsAsUnit(folded, start, i))
            {
                return i + join;
            }
        }

        return start;
    }

    /// <summary>丙三个片区管理局 of 甲、乙、丙三个片区管理局: the number says that all of them share the last words.</summary>
    private static bool CountsThem(string folded, int start, int stop, int count)
    {
        var last = folded.IndexOf('个', start, stop - start);
        for (var at = start + 2; at < last; at++)
        {
            var (value, length) = Numerals.IsDigit(folded[at]) ? Numerals.At(folded, at, stop, 2) : Numerals.ChineseAt(folded, at, stop);
            value = folded[at] == '两' ? 2 : value;
            length = folded[at] == '两' ? 1 : length;
            if (length > 0 && at + length == last)
            {
                return value == count && IsBare(folded, start, at) && UnitNames.EndsAsUnit(folded, last + 1, stop);
            }
        }

        return false;
    }

    /// <summary>教育 of 公安、教育、安监等有关部门: a field of work, told with others before the class that all of them are of; the class is asked about.</summary>
    public static bool IsFieldOfClass(string folded, int start, int end)
    {
        if (end - start is < 2 or > 4 || folded.AsSpan(start, end - start).IndexOfAnyExceptInRange('\u4e00', '\u9fff') >= 0)
        {
            return false;
        }

        for (var i = end; i < folded.Length && i < end + LongestList && (folded[i] == '、' || folded[i] is >= '\u4e00' and <= '\u9fff'); i++)
        {
            if (folded[i] == '等' && Look.AnyAt(folded, i + 1, folded.Length, ["有关部门", "相关部门", "部门", "有关单位", "相关单位"]) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>审计部门 of 各县财政部门、审计部门: of every county as well, and no less told than the first.</summary>
    public static bool SharesEach(string folded, int start, int end)
    {
        for (var left = LongestList; left > 0 && start > 1 && folded[start - 1] == '、' && Look.AnyBefore(folded, end, start, ["部门"]) > 0; left--)
        {
            end = start - 1;
            start = end;
            while (start > 0 && start > end - LongestTail && !(UnitListReader.IsSeparator(folded[start - 1]) || folded[start - 1] is ':' or '(' or ' '))
            {
                start--;
            }

            if (folded[start] == '各' && start + 1 < end && Places.Contains(folded[start + 1], StringComparison.Ordinal))
            {
                return Look.AnyBefore(folded, end, start, ["部门"]) > 0;
            }
        }

        return false;
    }

    private const int LongestList = 60;

    private const int LongestTail = 24;

    private static bool IsBare(string folded, int start, int end)
    {
        var (from, to) = Look.Trim(folded, start, end);
        return to - from is 2 or 3 && !UnitNames.HasMarkOfUnit(folded[from..to]) && folded.AsSpan(from, to - from).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0;
    }

    /// <summary>各县党委和人民政府: what a place has two of, named once.</summary>
    private static readonly string[] Bodies = ["政府", "人民政府", "管委会", "管理委员会", "办事处", "委员会", "党工委", "党委", "政府部门", "人大", "政协"];

    /// <summary>宣传教育处与文件起草处室: both sides are whole names; 核与辐射安全监管处 and 人力资源和社会保障局 are one.</summary>
    public static bool JoinsTwo(string folded, int start, int left, int right, int end) =>
        left - start >= 4 && end - right >= 3 && !Bodies.Contains(folded[right..end]) && Look.AnyBefore(folded, left, start, ["局", "处", "科", "委", "办", "厅", "部", "室", "中心", "政府", "委员会"]) > 0 && UnitNames.LooksLike(folded, right, end)
        || JoinsPlace(folded, start, left, right, end);

    /// <summary>相关片区党委及村居, 甲片区党委及乙村: who leads a place, and a place below it.</summary>
    private static bool JoinsPlace(string folded, int start, int left, int right, int end) =>
        left - start >= 4 && end - right >= 2 && Look.AnyBefore(folded, left, start, ["党委", "党工委", "镇街", "街道", "街道办", "办事处", "乡镇", "管委会"]) > 0
        && Look.AnyBefore(folded, end, right, ["村", "社区", "村居", "村社", "村(居)"]) > 0 && (end - right > 2 || GroupWords.Of(folded[start..left]) != UnitClass.Single) && UnitNames.LooksLike(folded, right, end);

    /// <summary>省档案馆及甲山、乙水两市政府: behind a whole name the first of several places, which the number behind the last of them counts.</summary>
    public static bool JoinsBare(string folded, int start, int left, int right, int end)
    {
        if (left - start < 4 || !UnitNames.EndsAsUnit(folded, start, left) || !IsPlace(folded, right, end))
        {
            return false;
        }

        var count = 1;
        for (var at = end; at < folded.Length && folded[at] == '、'; count++)
        {
            var next = at + 1;
            at = next;
            while (at < folded.Length && at < next + LongestTail && folded[at] is >= '\u4e00' and <= '\u9fff')
            {
                at++;
            }

            if (IsPlace(folded, next, at))
            {
                continue;
            }

            for (var number = next + 2; number + 1 < at && number <= next + 3; number++)
            {
                var (value, length) = folded[number] == '两' ? (2, 1) : Numerals.ChineseAt(folded, number, at);
                if (length > 0 && value == count + 1 && IsPlace(folded, next, number) && number + length < at && (Places + "个").Contains(folded[number + length], StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A bare name; of those that end as a unit does, one in 州.</summary>
    private static bool IsPlace(string folded, int start, int end) =>
        IsBare(folded, start, end) || (end - start is 2 or 3 && folded[end - 1] == '州' && !UnitNames.HasMarkOfUnit(folded[start..(end - 1)]) && folded.AsSpan(start, end - start).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0);

    /// <summary>Where the name ends before (以下简称X), (以下统称X) or (含X,下同), which only says how it is called or whom it means from there on.</summary>
    public static int WithoutShortName(string folded, int start, int end)
    {
        if (end - start is < 4 or > UnitListReader.LongestName || folded[end - 1] != ')' || !Look.Has(folded, start, end, ShortNames))
        {
            return end;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { Closed: true } last && last.End == end && last.Open > start && (Look.AnyAt(folded, last.Inside, last.Close, ShortNames) > 0 || Look.AnyBefore(folded, last.Close, last.Inside, ["下同"]) > 0)
            ? last.Open : end;
    }

    /// <summary>Where the name ends before (除标注“牵头”外,列第一位的为牵头单位,下同): a note on how the list is to be read.</summary>
    public static int WithoutNote(string folded, int start, int end)
    {
        if (folded[end - 1] != ')' || end - start < 8 || !Look.Has(folded, start, end, OfOrder))
        {
            return end;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { Closed: true } last && last.End == end && last.Open > start && Look.Has(folded, last.Inside, last.Close, OfOrder) ? last.Open : end;
    }

    /// <summary>Where the name ends before (详见附件1): a word on where more is said.</summary>
    public static int WithoutReference(string folded, int start, int end)
    {
        if (end - start is < 6 or > UnitListReader.LongestName || folded[end - 1] != ')')
        {
            return end;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { Closed: true } last && last.End == end && last.Open > start + 1
            && Look.AnyAt(folded, last.Inside + Look.AnyAt(folded, last.Inside, last.Close, ["具体详见", "具体见", "名单见", "详见", "参见", "见"]), last.Close, ["附件", "附表", "附录", "附图", "附后"]) > 0 ? Look.Trim(folded, start, last.Open).End : end;
    }

    /// <summary>Where the name ends before (第1-3项) or 第4项: which parts of the task are the unit's.</summary>
    public static int WithoutNumbers(string folded, int start, int end)
    {
        var close = end > start && folded[end - 1] == ')' ? 1 : 0;
        var at = end - close - 1;
        if (at <= start || folded[at] is not ('项' or '条' or '款'))
        {
            return end;
        }

        while (at > start && (folded[at - 1] is '、' or ',' or '-' or '至' or '到' || Numerals.IsDigit(folded[at - 1]) || Numerals.IsChinese(folded[at - 1])))
        {
            at--;
        }

        at -= at > start && folded[at - 1] == '第' ? 1 : 0;
        return folded[at] == '第' && at - close > start + 1 && (close == 0 || folded[at - 1] == '(') && UnitNames.LooksLike(folded, start, at - close) ? at - close : end;
    }

    /// <summary>省档案馆(牵头).</summary>
    public static (UnitRole Role, int NameEnd)? RoleInBracket(string folded, int start, int end)
    {
        if (folded[end - 1] != ')')
        {
            return null;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { } last && last.End == end && last.Open > start
            && UnitRoles.VerbsAtEnd(folded, last.Inside, last.Close) is { } verbs && verbs.NameEnd == last.Inside
            ? (verbs.Role, last.Open) : null;
    }
}
