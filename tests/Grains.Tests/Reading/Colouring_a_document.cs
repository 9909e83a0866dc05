using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Colouring_a_document
{
    private const string Text = """
        索引号 | 000014349/2024-00020 | 主题分类 | 政务公开 |
        云岭政公领发〔2024〕3号
        云岭省政务公开领导小组关于印发
        云岭省2024年政务公开工作要点的通知
        各市人民政府,省政府各部门:
        现将《云岭省2024年政务公开工作要点》印发给你们,请认真落实。
        云岭省政务公开领导小组????????
        2024年3月8日
        (此件公开发布)
        云岭省2024年政务公开工作要点
        为做好今年工作,提出以下要点:
        一、总体要求
        坚持该公开的都公开。
        二、把该公开的公开好
        (一)公开(kāi)台账
        1.晒出台账。每件事都有下落。(省档案馆牵头)再晒旧的。(省气象局牵头)
        2.说清来源。每个数都有来源,
        当前位置:首页>政务公开
        每个字也有来源。(牵头单位:省气象局;责任单位:各市政府)
        三、组织保障
        (一)加强领导。各市要加强领导。
        扫一扫在手机打开当前页
        """;

    private static readonly PlanReading Whole = PlanReader.ReadWhole(new SourceText(Text));

    [Theory]
    [InlineData(PieceKind.Furniture, "索引号 | 000014349/2024-00020 | 主题分类 | 政务公开 ||当前位置:首页>政务公开|扫一扫在手机打开当前页")]
    [InlineData(PieceKind.Damage, "????????|(kāi)")]
    [InlineData(PieceKind.Number, "云岭政公领发〔2024〕3号")]
    [InlineData(PieceKind.Title, "云岭省2024年政务公开工作要点")]
    [InlineData(PieceKind.Signature, "云岭省政务公开领导小组|2024年3月8日")]
    [InlineData(PieceKind.Addressees, "各市人民政府,省政府各部门:")]
    [InlineData(PieceKind.Preamble, "为做好今年工作,提出以下要点:")]
    [InlineData(PieceKind.Heading, "一、总体要求|二、把该公开的公开好\n(一)公开|台账|三、组织保障")]
    [InlineData(PieceKind.PointTitle, "1.晒出台账|2.说清来源")]
    [InlineData(PieceKind.PointText, "。每件事都有下落。|再晒旧的。|。每个数都有来源,|每个字也有来源。")]
    [InlineData(PieceKind.PointUnits, "(省档案馆牵头)|(省气象局牵头)|(牵头单位:省气象局;责任单位:各市政府)")]
    [InlineData(PieceKind.Unread, "坚持该公开的都公开。|(一)加强领导。各市要加强领导。")]
    public void Tells_what_every_stretch_was_taken_for(PieceKind kind, string words) =>
        Pieces.Of(Text, Whole, kind).ShouldBe(words);

    [Fact]
    public void Gives_every_character_to_one_piece() => Pieces.Hold(Text, Whole).ShouldBeTrue();

    [Fact]
    public void Says_which_point_a_piece_belongs_to()
    {
        Pieces.Of(Text, Whole, PieceKind.PointUnits, "1-2").ShouldBe("(省气象局牵头)");
        Pieces.Of(Text, Whole, PieceKind.PointText, "2").ShouldBe("。每个数都有来源,|每个字也有来源。");
    }

    [Fact]
    public void Keeps_the_page_out_of_the_words_of_a_point() =>
        Whole.Draft.Points[2].Text.ShouldBe("每个数都有来源,\n每个字也有来源。");

    [Fact]
    public void Gives_the_same_draft_as_reading_it()
    {
        var draft = PlanReader.Read(new SourceText(Text));
        draft.Points.Select(p => (p.Number, p.Title, p.Text, p.Span)).ShouldBe(Whole.Draft.Points.Select(p => (p.Number, p.Title, p.Text, p.Span)));
        draft.Questions.Select(q => q.Quote).ShouldBe(Whole.Draft.Questions.Select(q => q.Quote));
    }
}
