using System.Text;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Texts copied from a PDF: each line is as long as the page is wide, and a page's number may stand between two of them.</summary>
public class Reading_lines_that_a_page_cut
{
    private static readonly string[] Paragraphs =
    [
        "各市人民政府，省政府各部门：",
        "现将《云岭省2024年政务公开工作要点》印发给你们，请结合各自的实际，一条一条对照着办好，办得怎样年底要看。",
        "一、把该公开的公开好",
        "1.晒出旧账，方便群众。把历年攒下的旧账一本一本晒给大家看，让人人都能查到自己要的那一页，2024年6月底前列出第一批名录，其余的9月30日前补齐。（牵头单位：省档案馆；责任单位：省气象局、省市场监督管理局、各市人民政府）",
        "2.把账本编上号。重号的改过来，漏号的补上去，编完以后登在网上，每季度更新一次，由专人收着。（牵头单位：省人力资源和社会保障厅；责任单位：省民政厅、省财政厅）",
        "3.写明出处。来历不明的另放一处，过后再查，查清一本就公开一本，不许压着，也不许改动原来的字。（牵头单位：省地方志编纂委员会办公室；配合单位：省图书馆、省博物馆）",
        "二、把说不清的说清楚",
        "4.答复来信。群众写信来问的，收到之日起20个工作日内答复，答复不了的说明缘由，登记在册，按月汇总。（牵头单位：省信访局；责任单位：省政府各部门）",
        "5.讲解办法。新办法出台以后请起草的人到场讲解，讲稿放在网上，11月15日前至少讲完三次，有人提问就当场回答。（牵头单位：省司法厅；责任单位：省广播电视局、各市人民政府）",
        "6.收好账本。锁进库房，钥匙交专人管，年底前把一年的账合成一册，交省档案馆存着，谁要看都能看。（牵头单位：省档案馆；责任单位：省政府各部门）",
    ];

    public static TheoryData<int, bool, bool> Pages()
    {
        var pages = new TheoryData<int, bool, bool>();
        foreach (var width in Enumerable.Range(24, 20))
        {
            pages.Add(width, true, width % 2 == 0);
            pages.Add(width, false, width % 3 == 0);
        }
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Are_read_as_the_paragraphs_that_they_were(int width, bool indented, bool numbered)
    {
        var whole = Sample.Told(string.Join('\n', Paragraphs.Prepend("云岭省2024年政务公开工作要点")));
        whole.ShouldContain("6 收好账本 | 省档案馆 | 省政府各部门 |  | 2024-12-31");
        Sample.Told(Printed(width, indented, numbered)).ShouldBe(whole);
    }

    [Fact]
    public void Keep_every_character_of_the_source_in_its_place()
    {
        var text = Printed(30, indented: true, numbered: true);
        var point = Sample.Read(text).Points[0];
        text.Substring(point.LeadUnits[0].Span.Start, point.LeadUnits[0].Span.Length).ReplaceLineEndings("").ShouldBe("省档案馆");
        point.Text.ShouldNotContain('\n');
    }

    [Fact]
    public void Are_not_taken_for_cut_where_each_says_something_of_its_own()
    {
        var points = Enumerable.Range(1, 12).Select(i => $"{i}.把第{i:00}本旧账晒出来，让人人都能查到自己要的那一页（省档案馆负责）");
        Sample.Points([.. points]).Points.Length.ShouldBe(12);
    }

    private static string Printed(int width, bool indented, bool numbered)
    {
        var page = new StringBuilder("云岭省2024年政务公开工作要点\r\n");
        var (lines, pages) = (0, 0);
        foreach (var paragraph in Paragraphs)
        {
            var rest = indented && paragraph[^1] != '：' ? "　　" + paragraph : paragraph;
            while (rest.Length > 0)
            {
                var length = Fitting(rest, width);
                page.Append(rest[..length]).Append("\r\n");
                rest = rest[length..];
                if (numbered && ++lines % 9 == 0)
                {
                    page.Append($"— {++pages} —\r\n");
                }
            }
        }
        return page.ToString();
    }

    /// <summary>So many characters go on a line; a mark that must not begin one stays with the word before it, and digits stay together.</summary>
    private static int Fitting(string rest, int width)
    {
        var (at, taken) = (0, 0.0);
        while (at < rest.Length && taken + WidthOf(rest[at]) <= width)
        {
            taken += WidthOf(rest[at++]);
        }
        while (at < rest.Length && at > 1 && (rest[at] is '，' or '。' or '、' or '；' or '：' or '）' || (char.IsDigit(rest[at]) && char.IsDigit(rest[at - 1]))))
        {
            at--;
        }
        return at;
    }

    private static double WidthOf(char c) => c < '\u0080' ? 0.5 : 1;
}
