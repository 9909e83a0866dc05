using System.Text;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What was put into one point of a made document.</summary>
/// <param name="Numeral">The printed number's value; <paramref name="Part"/> is 0 where the point has one bracket.</param>
/// <param name="Spoilt">Fields in which a name was masked or replaced: a question must name the point.</param>
internal sealed record MadePoint(
    int Numeral, int Part, string? Section, string? Subsection, string Title, string Text, MadeUnits Units, List<string> Deadlines, bool Spoilt);

/// <summary>A document of a province that does not exist, with every structure there is, mixed at random; the same for the same seed.</summary>
internal sealed class MadePlan
{
    private static readonly string[] Titles =
        ["晒出台账", "说清来源", "补齐旧账", "开好新账", "把“一本账”晒在阳光下", "推进账目目录编制", "规范账页(账簿)管理", "打通查账“最后一公里”", "优化查账服务", "健全对账机制"];

    private static readonly string[] Sentences =
    [
        "每本账都有下落。", "各地要把账目(含附表)列清楚,做到应晒尽晒。", "落实《云岭省账目公开办法》,统一口径、统一格式。", "围绕“账、表、册”三件事,分头推进。", "2020年以来的旧账也要晒。",
        "推进(试行)办法落地;注意保密。", "晒账栏目设在首页,方便查找!",
    ];

    /// <summary>A sentence and the limit that it sets in a document of 2024.</summary>
    private static readonly (string Sentence, string Limit)[] Limits =
    [
        ("年底前全部晒完。", "fixed 2024-12-31"), ("6月底前晒出第一批。", "fixed 2024-06-30"), ("每季度至少晒一次。", "quarter 1"), ("自收到来件之日起5个工作日内答复。", "after 5"),
        ("2025年3月31日前完成收尾。", "fixed 2025-03-31"), ("6-8月集中晒账。", "fixed 2024-08-31"), ("确保8月底前完成试晒,9月底前报送结果。", "fixed 2024-08-31|fixed 2024-09-30"), ("会议召开前5个工作日公布账目。", "before 5"),
    ];

    private static readonly string[] Headings = ["把账晒出来", "把账说清楚", "把账管起来", "加强账目解读", "优化查账渠道"];

    private const string Office = "云岭省推进公开办公室";

    private const string OfficeInShort = "省公开办";

    private const string Everywhere = "各新区管委会";

    /// <summary>A mark of points that is none.</summary>
    private const int Unnumbered = 9;

    private readonly Random _random;

    private bool _shortName;

    private bool _standing;

    private readonly StringBuilder _text = new();

    private MadePlan(int seed)
    {
        _random = new Random(seed);
        Write();
        Text = MadeDamage.Spoil(_text.ToString(), _random);
    }

    public string Text { get; }

    public List<MadePoint> Points { get; } = [];

    public static MadePlan Of(int seed) => new(seed);

    private T Any<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    private bool Chance(int inTen) => _random.Next(10) < inTen;

    private void Write()
    {
        Head();
        _shortName = Chance(2);
        _standing = Chance(2);
        _text.Append(_shortName ? $"各项工作由{Office}(以下简称{OfficeInShort})统筹。\n" : "").Append(_standing ? $"{Everywhere}均为各项任务的责任单位,不再一一列出。\n" : "");
        var restarts = Chance(4);
        var articles = Chance(2);
        var subsections = !articles && Chance(3);
        var mark = articles ? 3 : _random.Next(3);
        if (!articles && !subsections && Chance(2))
        {
            (mark, restarts) = (Unnumbered, true); // paragraphs under their heading, counted by the reader
        }

        var numeral = 0;
        var sections = _random.Next(1, 4);
        for (var s = 0; s < sections; s++)
        {
            var section = articles ? $"第{Numeral(s + 1)}章 {Headings[s]}" : $"{Numeral(s + 1)}、{Headings[s]}";
            _text.Append(section).Append(Chance(2) ? "。\n" : "\n");
            for (var b = 0; b < (subsections ? 2 : 1); b++)
            {
                var subsection = subsections ? $"({Numeral(b + 1)}){Headings[s + b]}的做法" : null;
                _text.Append(subsection).Append(subsections ? "\n" : "");
                numeral = restarts ? 0 : numeral;
                for (var p = _random.Next(mark == Unnumbered ? 2 : 1, 4); p > 0; p--)
                {
                    Point(++numeral, mark, section, subsection);
                }
            }
        }

        if (Chance(5))
        {
            _text.Append($"{(articles ? $"第{Numeral(sections + 1)}章 " : $"{Numeral(sections + 1)}、")}组织保障\n(一)加强领导。各地要加强领导。\n(二)严格考核。各地要用好结果。\n");
        }

        _text.Append(Chance(5) ? "各地要把落实情况写进年度报告。\n" : "").Append(Chance(3) ? "扫一扫在手机打开当前页\n" : "");
    }

    private void Head()
    {
        _text.Append(Chance(3) ? "索引号 | 000014349/2024-00020 | 主题分类 | 政务公开 |\n" : "");
        if (Chance(6))
        {
            _text.Append("云岭公开发〔2024〕3号\n云岭省政务公开小组关于印发\n云岭省2024年政务公开工作要点的通知\n各市人民政府,省政府各部门:\n现将《云岭省2024年政务公开工作要点》印发给你们,请认真落实。\n云岭省政务公开小组\n2024年3月8日\n(此件公开发布)\n");
        }

        _text.Append("云岭省2024年政务公开工作要点\n").Append(Chance(7) ? Sample.Preamble + "\n" : "");
    }

    private void Point(int numeral, int mark, string section, string? subsection)
    {
        var title = Any(Titles);
        var number = mark switch { Unnumbered => "", 0 => $"{numeral}.", 1 => $"{numeral}、", 2 => $"({numeral})", _ => $"第{Numeral(numeral)}条 " };
        _text.Append(number).Append(title).Append(Chance(8) ? '。' : ':');
        var parts = Chance(2) ? 2 : 1;
        for (var part = 1; part <= parts; part++)
        {
            var (text, limits) = Words();
            var units = MadeUnits.Of(_random, part == parts && Chance(3));
            var spoilt = Chance(1) && mark != Unnumbered && units.Spoil(_random);
            var shortened = _shortName && !spoilt && units.Responsible.Count > 0 && Chance(5);
            if (shortened)
            {
                units.Responsible[0] = OfficeInShort;
            }

            _text.Append(text).Append(units.Printed);
            if (_standing)
            {
                units.AlsoResponsible = Everywhere;
            }

            List<string> deadlines = [.. limits];
            if (units.Limit is { } limit)
            {
                deadlines.Add(limit);
            }

            Points.Add(new MadePoint(numeral, parts == 1 ? 0 : part, section, subsection, title, text, units, deadlines, spoilt));
        }

        _text.Append('\n');
    }

    private (string Text, string[] Limits) Words()
    {
        var text = new StringBuilder();
        string[] limits = [];
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            text.Append(Any(Sentences));
        }

        if (Chance(4))
        {
            var (sentence, limit) = Any(Limits);
            text.Append(sentence);
            limits = limit.Split('|');
        }

        return (text.ToString(), limits);
    }

    private static string Numeral(int value) => value < 10 ? "一二三四五六七八九"[value - 1].ToString() : value == 10 ? "十" : value < 20 ? "十" + Numeral(value - 10) : Numeral(value / 10) + "十" + (value % 10 == 0 ? "" : Numeral(value % 10));
}
