using System.Text;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What was put into one row of a made table.</summary>
internal sealed record MadeRow(int Numeral, string? Group, string Words, string[] Lead, string[] Responsible, string[] Cooperating, string? Limit);

/// <summary>How a made table is printed.</summary>
internal enum MadeLayout
{
    /// <summary>a | b | c, every cell there.</summary>
    Grid,

    /// <summary>| a | b | c |.</summary>
    Fenced,

    /// <summary>The cells of merged groups are missing.</summary>
    Ragged,

    /// <summary>And made up for by blank ones at the right.</summary>
    FilledUp,

    /// <summary>One cell a line, a | behind each.</summary>
    Closed,

    /// <summary>One cell a line, a line of | behind each.</summary>
    Between,

    /// <summary>One cell a line and nothing else.</summary>
    Bare,
    Tabs,
}

/// <summary>A table of tasks of a province that does not exist: columns in any order, merged groups, any layout; the same for the same seed.</summary>
internal sealed class MadeTable
{
    private static readonly string[] Tasks =
    [
        "每本台账都要晒在首页,一本也不能少。", "说清来源。凡是公布的数都要写明从哪里来,谁统计的谁署名。", "补齐旧账,开好新账", "规范账页(账簿)管理。", "建好查账服务大厅,方便群众来查。",
        "围绕“账、表、册”三件事,分头推进,不留死角。推进账目目录编制,统一口径、统一格式。", "健全对账机制", "落实《云岭省账目公开办法》,按目录公开各类账目。", "做好查账人的答复工作;注意保密,不得泄露。",
    ];

    private static readonly string[] Units = ["省档案馆", "省气象局", "省地震局", "省测绘院", "各市政府", "省政府各部门", "各县(市、区)政府", "省史志办公室", "云岭海关"];

    /// <summary>A cell and the limit that it sets in a document of 2024.</summary>
    private static readonly (string Words, string Limit)[] Limits =
        [("6月底前", "fixed 2024-06-30"), ("2024年9月30日前", "fixed 2024-09-30"), ("年底前", "fixed 2024-12-31"), ("长期坚持", "standing"), ("持续推进", "standing"), ("每季度", "quarter 1"), ("2024年10月底", "fixed 2024-10-31")];

    private static readonly string[] Groups = ["把账晒出来", "把账说清楚", "把账管起来"];

    private readonly Random _random;

    private readonly List<List<string?>> _cells = [];

    private MadeTable(int seed)
    {
        _random = new Random(seed);
        Layout = (MadeLayout)_random.Next(8);
        Text = (Chance(3) ? "索引号: | 000014349/2024-00020 | 主题分类: | 政务公开 |\n" : "") + "云岭省2024年政务公开工作要点任务分解表\n" + Written() + (Chance(3) ? "云岭省政务公开小组\n2024年3月8日\n" : "");
    }

    public MadeLayout Layout { get; }

    public string Text { get; }

    public List<MadeRow> Rows { get; } = [];

    public static MadeTable Of(int seed) => new(seed);

    private T Any<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    private bool Chance(int inTen) => _random.Next(10) < inTen;

    private string Written()
    {
        var grouped = Chance(6);
        var marked = Chance(6); // 一、 before the groups
        var numbers = Layout == MadeLayout.Bare || grouped ? 1 : _random.Next(3); // 0: none
        var ownNumbers = numbers > 0 && (Layout == MadeLayout.Bare || (grouped && !marked) || Chance(5));
        var limits = Layout == MadeLayout.Bare || Chance(7);
        var roles = _random.Next(3);
        var wide = grouped && ownNumbers && Layout is not (MadeLayout.Fenced or MadeLayout.Tabs or MadeLayout.Bare) && Chance(3);
        var headings = new List<string>();
        var words = new List<(string Heading, Func<MadeRow, string> Cell)> { (grouped ? Any(["具体要求", "具体举措", "任务内容"]) : Any(["工作任务", "重点任务", "任务事项"]), r => (ownNumbers || numbers == 0 ? "" : $"{r.Numeral}.") + r.Words) };
        var duties = new List<(string Heading, Func<MadeRow, string> Cell)>();
        if (roles == 0)
        {
            duties.Add((Any(["责任单位", "落实单位", "承办单位", "责任部门", "责任分工"]), Mixed));
        }
        else
        {
            duties.Add((Any(["牵头单位", "牵头部门", "主办单位"]), r => Joined(r.Lead)));
            duties.Add((Any(["配合单位", "配合部门", "协办单位"]), r => Joined(r.Cooperating)));
        }

        if (limits)
        {
            duties.Add((Any(["完成时限", "时限要求", "时间节点"]), r => r.Limit ?? Any<string>(["", "—"])));
        }

        var columns = words.Concat(duties).ToArray();
        if (Layout is not (MadeLayout.Closed or MadeLayout.Between or MadeLayout.Bare))
        {
            _random.Shuffle(columns);
        }

        Fill(grouped, marked, roles, limits);
        headings.AddRange(grouped ? [Any(["工作任务", "重点任务", "主要任务"])] : []);
        headings.AddRange(ownNumbers && !wide ? ["序号"] : []);
        headings.AddRange(columns.Select(c => c.Heading));
        _cells.Add([.. headings]);
        string? above = null;
        foreach (var row in Rows)
        {
            if (above is not null && !grouped && Chance(1))
            {
                _cells.Add(_cells[0]); // headings printed again on the next page
            }

            var cells = new List<string?>();
            if (grouped)
            {
                cells.Add(row.Group == above ? null : row.Group);
                above = row.Group;
            }

            cells.AddRange(ownNumbers ? [$"{row.Numeral}"] : []);
            cells.AddRange(columns.Select(c => c.Cell(row)));
            _cells.Add(cells);
        }

        return Printed();
    }

    private void Fill(bool grouped, bool marked, int roles, bool limits)
    {
        var numeral = 0;
        for (var g = 0; g < (grouped ? 3 : 1); g++)
        {
            for (var rows = _random.Next(1, 4) + (grouped ? 0 : 2); rows > 0; rows--)
            {
                var names = Units.OrderBy(_ => _random.Next()).Take(_random.Next(2, 5)).ToArray();
                var group = grouped ? (marked ? $"{"一二三"[g]}、" : "") + Groups[g] : null;
                var row = new MadeRow(++numeral, group, Any(Tasks), roles == 0 && Chance(5) ? [] : names[..1], roles == 0 ? [] : [], [], limits && !Chance(1) ? Any(Limits).Words : null);
                Rows.Add(roles == 0 && row.Lead.Length == 0 ? row with { Responsible = names } : row with { Cooperating = names[1..] });
            }
        }
    }

    /// <summary>Several roles in one cell, as in a bracket.</summary>
    private string Mixed(MadeRow row) => row.Lead.Length == 0 ? Joined(row.Responsible)
        : Any<string>([$"{row.Lead[0]}牵头,{string.Join('、', row.Cooperating)}配合", $"牵头单位:{row.Lead[0]} 配合单位:{string.Join('、', row.Cooperating)}", $"牵头单位:{row.Lead[0]};配合单位:{string.Join(',', row.Cooperating)}"]);

    private string Joined(string[] names) => string.Join(Any<string>(["、", ",", " "]), names);

    private string Printed()
    {
        var text = new StringBuilder();
        var width = _cells.Max(r => r.Count);
        foreach (var row in _cells)
        {
            var kept = row.Where(c => c is not null).ToList();
            text.Append(Layout switch
            {
                MadeLayout.Grid => string.Join(" | ", row.Select(c => c ?? "〃")) + "\n",
                MadeLayout.Fenced => "| " + string.Join(" | ", row.Select(c => c ?? "〃")) + " |\n",
                MadeLayout.Ragged => string.Join(" | ", kept) + " |\n",
                MadeLayout.FilledUp => string.Join(" | ", kept.Concat(Enumerable.Repeat("", width - kept.Count))) + " |\n",
                MadeLayout.Tabs => string.Join("\t", row.Select(c => c ?? "")) + "\n",
                MadeLayout.Closed => string.Concat(kept.Select(c => c + " |\n")),
                MadeLayout.Between => string.Concat(kept.Select(c => c + "\n|\n")),
                _ => string.Concat(kept.Where(c => c!.Length > 0).Select(c => c + "\n")),
            });
        }

        return text.ToString();
    }

    /// <summary>What a limit's words set.</summary>
    public static string Meant(string words) => Array.Find(Limits, l => l.Words == words).Limit;
}
