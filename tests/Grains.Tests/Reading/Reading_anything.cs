using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Reading_anything
{
    private const string Bits = "一二十年月日底前每季度至少次牵头负责单位责任配合完成时限局厅委市县各有关相等会同省的,。:;、()（）〔〕《》“”.0123456789|\n\r \t?足球比分365体育投注ā零第章条①不超过工作内后自起在到";

    private static readonly string Document =
        $"云岭政公领发〔2024〕3号\n各市人民政府:\n现将要点印发给你们。\n云岭省办公厅\n2024年3月8日\n云岭省2024年政务公开工作要点\n{Sample.Preamble}\n一、公开\n(一)台账\n"
        + $"1.晒出台账。每季度至少晒一次,年底前晒完,自收到来件之日起5个工作日内答复。{Sample.Units}\n2.说清来源。6-8月,结合足球比分实际。(省档案馆（牵头）、各县〔区〕政府等有关单位负责;完成时限:长期)\n结束。";

    [Fact]
    public void Never_throws_and_points_into_the_text()
    {
        var mutations =
            from edits in Gen.Choose(0, 12)
            from places in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), edits)
            from kinds in Gen.ArrayOf(Gen.Choose(0, 3), edits)
            from bits in Gen.ArrayOf(Gen.Choose(0, Bits.Length - 1), edits * 3)
            select Mutated(places, kinds, bits);
        Prop.ForAll(mutations.ToArbitrary(), HoldsFor).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(new Replay(new Rnd(20240308UL, 77UL), null)));
    }

    [Fact]
    public void Never_throws_on_marks_alone()
    {
        var noise = from length in Gen.Choose(0, 400) from bits in Gen.ArrayOf(Gen.Choose(0, Bits.Length - 1), length) select string.Concat(bits.Select(b => Bits[b]));
        Prop.ForAll(noise.ToArbitrary(), HoldsFor).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(new Replay(new Rnd(20210618UL, 5UL), null)));
    }

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("一、")]
    [InlineData("1.好。(省档案馆负责)\n")]
    [InlineData("等")]
    [InlineData("和各市")]
    [InlineData("《")]
    [InlineData("一季度")]
    [InlineData("即时")]
    [InlineData("省档案馆、")]
    [InlineData("在前")]
    [InlineData("|")]
    [InlineData("?")]
    [InlineData(" ")]
    public void Takes_time_in_proportion_to_the_length(string bit)
    {
        var text = new StringBuilder("云岭省2024年政务公开工作要点\n1.晒出台账。(省档案馆,").Insert(0, bit, 3).ToString() + string.Concat(Enumerable.Repeat(bit, 60_000 / bit.Length));
        var watch = Stopwatch.StartNew();
        PlanReader.Read(new SourceText(text));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30)); // about 0.1 s; a quadratic pass takes minutes
    }

    private static string Mutated(int[] places, int[] kinds, int[] bits)
    {
        var text = new StringBuilder(Document);
        for (var i = 0; i < places.Length; i++)
        {
            var at = places[i] % text.Length;
            var words = string.Concat(bits.Skip(i * 3).Take(3).Select(b => Bits[b]));
            switch (kinds[i])
            {
                case 0:
                    text.Insert(at, words);
                    break;
                case 1:
                    text.Remove(at, Math.Min(places[i] % 9, text.Length - at - 1));
                    break;
                case 2:
                    text.Length = Math.Max(1, at);
                    break;
                default:
                    text.Insert(at, text.ToString(at / 2, Math.Min(40, text.Length - (at / 2))));
                    break;
            }
        }

        return text.ToString();
    }

    private static bool HoldsFor(string text)
    {
        var draft = PlanReader.Read(new SourceText(text));
        var spans = draft.Points.SelectMany(SpansOf).Concat(draft.Questions.Where(q => q.Span is not null).Select(q => q.Span!.Value)).ToList();
        return spans.TrueForAll(s => s.Start >= 0 && s.Length >= 0 && s.End <= text.Length)
            && draft.Points.Select(p => p.Number).Distinct().Count() == draft.Points.Length
            && draft.Questions.Select(q => q.Id).Distinct().Count() == draft.Questions.Length;
    }

    private static IEnumerable<TextSpan> SpansOf(DraftPoint point) =>
        [
            point.Span,
            .. point.LeadUnits.Concat(point.ResponsibleUnits).Concat(point.CooperatingUnits).Select(u => u.Span),
            .. point.Deadlines.Select(d => d.Span), .. point.SoftTimings.Select(s => s.Span), .. point.Metrics.Select(m => m.Span),
        ];
}
