using System.Text;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What real documents of a seventeenth batch do, mostly texts copied from PDFs, said here of a province that does not exist.</summary>
public class Reading_plans_of_a_seventeenth_batch
{
    private static readonly string[] Paragraphs =
    [
        "（一）晒出旧账。把历年攒下的旧账一本一本晒给大家看，让人人都能查到自己要的那一页，到２０２４年６月底前列出第一批名录，其余的９月３０日前补齐。（责任单位：省档案馆、省气象局、省市场监管局，各市人民政府）",
        "（二）编上号。统筹布局一批旧账编目示范点（园区），重号的改过来，漏号的补上去，编完以后登在网上，由专人收着，一年不少于１２次。（责任单位：省人力社保厅、省民政厅（省老龄办）、省财政厅）",
        "（三）写明出处。来历不明的另放一处，过后再查，查清一本就公开一本，不许压着，也不许改动原来的字，凡是改过的都要写明。（责任单位：省地方志编纂委员会办公室、省图书馆）",
        "（四）答复来信。群众写信来问的，一件一件答复，答复不了的说明缘由，登记在册，全年办结率不低于９５％，按月汇总以后交省档案馆存着。（责任单位：省信访局）",
    ];

    public static TheoryData<int> Widths() => [.. Enumerable.Range(24, 13)];

    /// <summary>Figures are copied wide with a blank at each side and were printed narrow; a page ends in blank lines, in the midst of a list.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Wide_figures_and_blank_lines_do_not_part_a_paragraph(int width)
    {
        var page = new StringBuilder("首页\n机构\n政务服务\n互动交流\n云岭省2024年政务公开工作要点\n一、把该公开的公开好\n");
        foreach (var paragraph in Paragraphs)
        {
            var printed = Cut(paragraph, width).ToList();
            var inList = printed.FindIndex(l => l.Contains("责任单位", StringComparison.Ordinal) && !l.Contains('）', StringComparison.Ordinal));
            printed.ForEach(l => page.Append(Wide(l)).Append(printed.IndexOf(l) == inList ? "\n\n" : "\n"));
        }

        Sample.Told(page.ToString()).ShouldBe(Sample.Told($"云岭省2024年政务公开工作要点\n一、把该公开的公开好\n{string.Join('\n', Paragraphs)}"));
    }

    [Theory]
    [InlineData("（责任单位：省档案馆、省气象局，各市、县（市、区）政府，以下均需地方落实不再重复列出）", "省档案馆、省气象局、各市、县（市、区）政府", "省地震局、各市、县（市、区）政府")]
    [InlineData("（责任单位：省档案馆，以下均需各市政府落实，不再列出）", "省档案馆", "省地震局、各市政府")]
    public void A_standing_clause_begins_behind_the_points_own_units(string bracket, string own, string next)
    {
        var points = Sample.Points($"1.晒出台账。都要晒。{bracket}", "2.说清来源。都要说。（责任单位：省地震局）").Points;
        points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe([own, next]);
    }

    [Fact]
    public void A_label_may_say_that_it_is_of_the_main_ones()
    {
        var points = Sample.Points("1.晒出台账，每本都晒。", "牵头责任单位：省档案馆", "主要协作单位：各市人民政府，省政府有关部门").Points;
        Sample.Names(points[0].LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(points[0].CooperatingUnits).ShouldBe(["各市人民政府", "省政府有关部门"]);
    }

    [Fact]
    public void A_name_that_lacks_a_letter_of_one_that_stands_there_oftener_is_asked()
    {
        var asked = Sample.Points("1.晒出台账。（责任单位：省药监局、省公安局）", "2.说清来源。（责任单位：省监局、省公安分局）", "3.补齐旧账。（责任单位：省药监局、省公安分局）").Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Quote, asked.Suggestion).ShouldBe((QuestionKind.Damage, "2", "省监局", "省药监局"));
    }

    [Fact]
    public void A_sentence_may_say_who_is_concerned()
    {
        var point = Sample.Points("1.自查。十九个方面的重点，由所涉及的省档案馆、省气象局、省地震局牵头完成自查报告。").Points.ShouldHaveSingleItem();
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆", "省气象局", "省地震局"]);
    }

    [Fact]
    public void Wide_figures_of_the_papers_number_are_figures() =>
        Sample.Read($"云岭省人民政府文件\n云岭政发〔２０２４〕１０号\n云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。都要晒。{Sample.Units}").Document.Number.ShouldBe("云岭政发〔2024〕10号");

    [Fact]
    public void The_first_item_of_a_running_line_may_stand_behind_a_colon()
    {
        var points = Sample.Read(
            "云岭省2024年政务公开工作要点 各市人民政府：为做好今年的公开工作，现提出如下意见：一、把该公开的公开好（一）晒出旧账。把历年攒下的旧账一本一本晒给大家看。主要职责是：1.列出名录，不许漏掉；2.编上号码，不许重号；3.收好钥匙，不许丢了。"
            + "责任单位：省档案馆、省气象局。（二）说明来历。来历不明的另放一处，过后再查，查清一本就公开一本。责任单位：省地震局、省测绘院。二、把说不清的说清楚（三）答复来信。群众写信来问的一件一件答复。责任单位：省信访局。").Points;
        points.Select(p => (p.Title, string.Join('、', Sample.Names(p.ResponsibleUnits)))).ShouldBe([("晒出旧账", "省档案馆、省气象局"), ("说明来历", "省地震局、省测绘院"), ("答复来信", "省信访局")]);
    }

    [Fact]
    public void A_list_that_runs_on_through_sentences_is_asked_about_once()
    {
        var sentences = string.Concat(Enumerable.Range(1, 40).Select(i => $"把旧账第{i}本晒给大家看，凡是不清楚的都另放一处，"));
        var draft = Sample.Points($"1.晒出台账。都要晒。（责任单位：省档案馆，{sentences}省气象局）");
        draft.Questions.Length.ShouldBeLessThan(5);
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.Damage && q.Where == "unitsRaw");
    }

    private static IEnumerable<string> Cut(string paragraph, int width)
    {
        for (var rest = paragraph; rest.Length > 0;)
        {
            var (at, taken) = (0, 0.0);
            while (at < rest.Length && taken + WidthOf(rest[at]) <= width)
            {
                taken += WidthOf(rest[at++]);
            }
            while (at < rest.Length && at > 1 && (rest[at] is '，' or '。' or '、' or '；' or '：' or '）' || (IsFigure(rest[at]) && IsFigure(rest[at - 1]))))
            {
                at--;
            }
            yield return rest[..at];
            rest = rest[at..];
        }
    }

    private static double WidthOf(char c) => IsFigure(c) ? 0.5 : 1;

    private static bool IsFigure(char c) => c is >= '０' and <= '９';

    private static string Wide(string line)
    {
        var wide = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            wide.Append(i > 0 && IsFigure(line[i]) != IsFigure(line[i - 1]) ? " " : "").Append(line[i]);
        }
        return wide.ToString();
    }
}
