namespace Tracker.Reading;

/// <summary>Lines of the page round a document: tables of its properties, navigation, buttons.</summary>
internal static class Furniture
{
    private static readonly string[] Properties =
    [
        "索引号", "主题分类", "发布机构", "发文机关", "发文机构", "发布单位", "公开日期", "成文日期", "发布日期", "发布时间", "生成日期", "发文日期", "文号", "发文字号", "文件编号",
        "有效性", "联合发文单位", "实施日期", "文件来源", "主题词", "信息来源", "来源", "信息分类", "体裁分类", "公开方式", "公文种类", "浏览次数", "阅读次数", "点击数", "生效日期", "废止日期", "服务对象", "关键词",
        "名称", "标题", "发布人", "作者", "公开范围", "公开形式", "组配分类",
    ];

    private static readonly string[] Chrome =
    [
        "扫一扫", "打印本页", "关闭窗口", "关闭本页", "当前位置", "当前的位置", "所在位置", "版权所有", "网站地图", "网站标识码", "ICP备", "公网安备", "上一篇", "下一篇", "责任编辑", "分享到", "字体:", "字号:",
        "【打印】", "(打印)", "返回顶部", "返回首页", "附件下载", "相关链接", "相关解读", "政策解读:", "视力保护色", "无障碍浏览", "联系我们", "主办单位:", "技术支持",
        "扫码", "二维码", "手机版", "我要纠错", "收藏", "分辨率", "邮编:", "您是第", "首页>", "首页 >",
    ];

    /// <summary>What a page prints behind a property without a blank between: 信息来源:某局浏览量:.</summary>
    private static readonly string[] NextOnPage = ["浏览量", "浏览次数", "阅读次数", "阅读量", "点击数", "点击量", "访问量", "访问次数", "字体:", "字号:", "字体大小", "责任编辑", "发布时间", "发布日期", "【字"];

    private static readonly string[] Disclaimers = ["免责声明", "版权声明", "特别声明", "免责条款", "版权说明"];

    public static bool Is(string folded, Line line) =>
        line.Mark is null && (IsProperties(folded, line) || IsChrome(folded, line) || IsEmpty(folded, line) || IsDisclaimer(folded, line));

    /// <summary>【免责声明:…】, however long.</summary>
    private static bool IsDisclaimer(string folded, Line line) => Look.AnyAt(folded, line.Start + (folded[line.Start] == '(' ? 1 : 0), line.End, Disclaimers) > 0;

    /// <summary>Behind it, below the last item, nothing of the document stands.</summary>
    public static bool EndsDocument(string folded, Line line) => IsImprint(folded, line) || (line.Mark is null && (IsDisclaimer(folded, line) || (IsChrome(folded, line) && Look.Has(folded, line.Start, line.End, ["版权所有", "网站标识码", "公网安备", "ICP备"]))));

    /// <summary>抄送:各人民团体, 某办公室 2024年3月5日印发: what a printed paper has at its very foot.</summary>
    public static bool IsImprint(string folded, Line line) =>
        line.Mark is null && line.Length <= 200 && (Look.AnyAt(folded, line.Start, line.End, ["抄送:", "抄送单位:", "抄报:", "分送:", "主送:"]) > 0
            || (line.Length <= 50 && Look.AnyBefore(folded, line.End, line.Start, ["日印发", "日印制", "日印"]) is > 0 and var printed && Signature.DateAtEnd(folded, line with { End = line.End - printed + 1 }) is not null));

    /// <summary>The value behind a property, in a table row (文号 | 甲政办发〔2023〕1号 |) or as 文号:…; null where it is not given.</summary>
    public static (int Start, int End)? Value(string folded, Line line, string property)
    {
        if (BehindName(folded, line, property) is not (> 0 and var from))
        {
            return null;
        }

        while (from < line.End && folded[from] is ' ' or '|' or ':' or ')')
        {
            from++;
        }

        var rows = folded.IndexOf('|', line.Start, line.Length) >= 0;
        var to = from;
        while (to < line.End && folded[to] != '|' && (rows || folded[to] != ' ') && !(to > from && (Look.AnyAt(folded, to, line.End, NextOnPage) > 0 || (folded[to - 1] != ' ' && PropertyAt(folded, to, line.End) > 0))))
        {
            to++;
        }

        var (start, end) = Look.Trim(folded, from, to);
        return start < end ? (start, end) : null;
    }

    /// <summary>Where the name of a property ends, with its letters set apart (文 号) or not; 0 for none.</summary>
    public static int BehindName(string folded, Line line, string property)
    {
        for (var at = folded.IndexOf(property[0], line.Start, line.Length); at >= 0; at = folded.IndexOf(property[0], at + 1, line.End - at - 1))
        {
            if (LengthOf(folded, at, line.End, property) is > 0 and var length)
            {
                return at + length;
            }
        }

        return 0;
    }

    private static int LengthOf(string folded, int at, int end, string property)
    {
        var i = at;
        foreach (var letter in property)
        {
            i = i == at ? i : Look.SkipBlanks(folded, i, end);
            if (i >= end || folded[i] != letter)
            {
                return 0;
            }

            i++;
        }

        return i - at;
    }

    /// <summary>1. [成文日期] 2016-06-08: a property in a numbered list.</summary>
    public static bool IsPropertyName(string folded, int at, int end)
    {
        at = Look.SkipBlanks(folded, at, end);
        return at < end && folded[at] == '(' && Look.AnyAt(folded, at + 1, end, Properties) is > 0 and var length && at + 1 + length < end && folded[at + 1 + length] == ')';
    }

    /// <summary>索引号: in a cell of its own.</summary>
    public static bool IsPropertyCell(string folded, Cell cell) =>
        !cell.IsEmpty && cell.Length <= 10 && folded[cell.End - 1] == ':' && Look.AnyAt(folded, cell.Start, cell.End, Properties) == cell.Length - 1;

    /// <summary>Length of a property's name with a colon behind it; 0 for none.</summary>
    private static int PropertyAt(string folded, int at, int end) =>
        Look.AnyAt(folded, at, end, Properties) is > 0 and var length && at + length < end && folded[at + length] == ':' ? length : 0;

    private static bool IsProperties(string folded, Line line)
    {
        var found = 0;
        var rows = folded.IndexOf('|', line.Start, line.Length) >= 0;
        var glued = !rows && PropertyAt(folded, line.Start, line.End) > 0; // 索引号:A-1文号:甲办〔2024〕1号: of a page whose blanks were drawn
        for (var i = line.Start; i < line.End && i < line.Start + 400; i++)
        {
            if (i > line.Start && folded[i - 1] is not (' ' or '|' or '(') && !(glued && char.IsLetterOrDigit(folded[i - 1])))
            {
                continue;
            }

            var length = Look.AnyAt(folded, i, line.End, Properties);
            length = length == 0 && i + 1 < line.End && folded[i + 1] == ' ' ? Properties.Max(p => LengthOf(folded, i, line.End, p)) : length; // 文 号
            var after = length == 0 ? line.End : Look.SkipBlanks(folded, i + length, line.End);
            found += length > 0 && (rows || (after < line.End && folded[after] is ':' or ')')) ? 1 : 0;
        }

        return found > 0 && line.Length < 400 && (rows || found > 1 || line.Length < 60);
    }

    private static bool IsChrome(string folded, Line line) =>
        (line.Length <= 40 ? Look.Has(folded, line.Start, line.End, Chrome) : line.Length <= LongestChrome && Chrome.Count(c => Look.Has(folded, line.Start, line.End, [c])) > 1) && !IsOfActivity(folded, line);

    /// <summary>主办单位:X 技术支持:Y ICP备案序号:… in one line: two such words, or more.</summary>
    private const int LongestChrome = 120;

    /// <summary>Lines behind 主办单位: in which an activity's other labels end and the next item begins.</summary>
    private const int LabelLines = 5;

    /// <summary>活动内容:…, 主办单位:X, 承办单位:Y: who holds an activity of the plan. At the foot of a page stands its own host, and no item behind it.</summary>
    private static bool IsOfActivity(string folded, Line line)
    {
        if (Look.AnyAt(folded, line.Start, line.End, ["主办单位:"]) == 0)
        {
            return false;
        }

        var above = line.Start == 0 ? -1 : folded.LastIndexOf('\n', line.Start - 1);
        var first = above < 0 ? 0 : Look.SkipBlanks(folded, (above == 0 ? -1 : folded.LastIndexOf('\n', above - 1)) + 1, above);
        if (above > 0 && Look.AnyAt(folded, first, above, OfActivities) is > 0 and var label && first + label < above && folded[first + label] == ':')
        {
            return true;
        }

        var at = line.End;
        for (var left = LabelLines; left > 0 && folded.IndexOf('\n', at) is >= 0 and var next; at = next + 1)
        {
            var start = Look.SkipBlanks(folded, next + 1, folded.Length);
            if (start < folded.Length && folded[start] != '\n')
            {
                if (NumberMark.At(folded, start, Math.Min(folded.Length, start + 8)) is not null)
                {
                    return true;
                }

                left--;
            }
        }

        return false;
    }

    private static readonly string[] OfActivities = ["活动时间", "活动地点", "活动内容", "活动形式", "活动规模", "活动对象", "举办时间", "举办地点", "举办形式", "时间", "地点", "内容", "形式", "时间地点", "主要内容", "参加人员", "参与对象"];

    private static bool IsEmpty(string folded, Line line)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            if (folded[i] is not ('|' or ' ' or '-' or '_' or '=' or '*'))
            {
                return false;
            }
        }

        return true;
    }
}
