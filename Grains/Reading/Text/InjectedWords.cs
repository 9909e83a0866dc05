namespace Tracker.Reading;

/// <summary>The vocabulary of what hijacked mirrors put in the place of words: runs of it that hold a telling word are suspect.</summary>
internal static class InjectedWords
{
    private static readonly string[] Telling =
    [
        "投注", "比分", "竞猜", "网投", "买球", "赌球", "欧洲杯", "世界杯", "博彩", "赌场", "娱乐城", "棋牌", "盘口", "赔率", "下注", "百家乐", "老虎机", "捕鱼", "葡京", "彩票网",
        "时时彩", "六合彩", "威尼斯人", "真人荷官", "外围", "亚博", "滚球", "球探", "足彩", "开户送", "皇冠体育", "皇冠足球", "皇冠官网",
    ];

    /// <summary>May begin a run.</summary>
    private static readonly string[] Leading =
        ["即时", "体育", "足球", "篮球", "电竞", "彩票", "真人", "皇冠", "澳门", "开户", "365", "bet", "BET", "Bet", "bbin", "BBIN", "www."];

    /// <summary>May stand inside a run or end it.</summary>
    private static readonly string[] Filler =
        [.. Leading, "直播", "官网", "网址", "在线", "注册", "登录", "下载", "app", "APP", "App", "手机版", "娱乐", "入口", "网页", ".com", "赛事", "亚洲版", "官方网站", "国际版", "亚洲"];

    /// <summary>Only inside a run: behind it they belong to the text.</summary>
    private static readonly string[] Between =
        ["网站", "平台", "官方", "最新", "版", "国际", "中国", "电子", "游戏", "数据", "实时", "指数", "_", "-", "·"];

    private static readonly System.Buffers.SearchValues<char> Firsts =
        System.Buffers.SearchValues.Create([.. Telling.Concat(Leading).Select(w => w[0]).Distinct()]);

    /// <summary>Ordinary words that only contain a telling one: 占比分别为, 对比分析, 有奖竞猜, 外围绿化, 体育彩票投注站.</summary>
    private static readonly (string Word, string After, string Before)[] Ordinary =
    [
        ("比分", "别析类布配解担摊成级", "占同环对类"),
        ("竞猜", "活题", "奖识谜灯语"),
        ("投注", "站意册资入", "招"),
        ("外围", "区环地道绿路市城防", ""),
        ("捕鱼", "作业船期者业", ""),
        ("世界杯", "场赛期足篮排", ""),
        ("欧洲杯", "场赛期足", ""),
        ("棋牌", "室类活比协", ""),
    ];

    /// <summary>Where the next word stands that could begin a run; -1 for none.</summary>
    public static int Next(string folded, int at)
    {
        var found = folded.AsSpan(at).IndexOfAny(Firsts);
        return found < 0 ? -1 : at + found;
    }

    /// <summary>Length of the suspect run that begins here, 0 for none, and how far was looked: nothing begins before that.</summary>
    public static (int Length, int Looked) At(string folded, int at)
    {
        var end = Math.Min(folded.Length, at + 64);
        var (i, stop, telling, betting) = (at, at, false, false);
        while (i < end)
        {
            var tells = TellingAt(folded, i, end);
            var length = tells > 0 ? tells : Look.AnyAt(folded, i, end, i == at ? Leading : Filler);
            if (length > 0)
            {
                telling |= tells > 0;
                betting |= Look.At(folded, i, "365") || Look.AnyAt(folded, i, end, ["bet", "BET", "Bet", "bbin", "BBIN"]) == length;
                i += length;
                stop = i;
                continue;
            }

            length = i == at ? 0 : folded[i] == ' ' && betting && Look.AnyAt(folded, i + 1, end, Filler) > 0 ? 1 : folded[i] == ' ' && Look.AnyAt(folded, i - 3, i, ["bet", "BET", "Bet"]) > 0 && Look.At(folded, i + 1, "365") ? 1 : Look.AnyAt(folded, i, end, Between);
            if (length == 0)
            {
                break;
            }

            i += length;
        }

        // 365 beside 体育 or 官网 tells as much; 365 alone is a number of days.
        return (telling || (betting && stop - at > 4) ? stop - at : 0, Math.Max(1, stop - at));
    }

    private static int TellingAt(string folded, int at, int end)
    {
        var length = Look.AnyAt(folded, at, end, Telling);
        foreach (var (word, after, before) in Ordinary)
        {
            if (length > 0 && Look.At(folded, at, word)
                && ((at + length < end && after.Contains(folded[at + length], StringComparison.Ordinal))
                    || (at > 0 && before.Contains(folded[at - 1], StringComparison.Ordinal))))
            {
                return 0;
            }
        }

        return length;
    }
}
