using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>20,000 of them; <c>TRACKER_FUZZ=1000000</c> for more, <c>TRACKER_FUZZ_FROM=200000</c> to go on. A failure names the seed: <c>Mutations.Of(seed)</c> is the text.</summary>
public class Reading_spoilt_documents
{
    private static readonly int From = Asked("TRACKER_FUZZ_FROM") ?? 0;

    private static readonly int Count = Asked("TRACKER_FUZZ") ?? 20_000;

    private static int? Asked(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    [Fact]
    public void Never_throws_never_hangs_and_colours_every_character_once() => FaultsIn(Mutations.Of, Count).ShouldBeEmpty();

    [Fact]
    public void Nor_where_the_document_is_one_line() => FaultsIn(Mutations.OfOneLine, Asked("TRACKER_FUZZ") ?? 4_000).ShouldBeEmpty();

    private static ConcurrentQueue<string> FaultsIn(Func<int, string> textOf, int count)
    {
        var faults = new ConcurrentQueue<string>();
        Parallel.For(From, count, seed =>
        {
            if (faults.Count < 5 && FaultOf(textOf(seed)) is { } fault)
            {
                faults.Enqueue($"seed {seed}: {fault}\n{textOf(seed)}");
            }
        });
        return faults;
    }

    /// <summary>Found among a million: a table whose only column of words turned out to hold sections.</summary>
    [Fact]
    public void Does_not_fall_again_where_it_fell_once() =>
        FaultOf("序号 |  | 工作任工作任务 | 牵头单位 \n|  | 牵头 | 牵头单位 \n|  | 牵头单位 | 完成时限\n| 单位 | 完成时限\n|  | 牵头单\n1 |时限\n~1 | 晒出台账 | 省档案馆市州均为责任单位,以下零 |时限\n1⛱2024年6\n月底前\n2 | 说清来源 | 省气象局 | 长期").ShouldBeNull();

    /// <summary>Found among a million: the text ends behind the mark of a list of days.</summary>
    [Fact]
    public void Does_not_look_behind_the_end_of_a_list_of_days() =>
        FaultOf("云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。在6月、").ShouldBeNull();

    /// <summary>Found among twenty thousand: a colon with nothing but a blank before it, where a label might stand.</summary>
    [Theory]
    [InlineData(1396)]
    [InlineData(4890)]
    public void Reads_a_colon_behind_a_blank(int seed) => FaultOf(Mutations.Of(seed)).ShouldBeNull();

    /// <summary>Found among a million: units that begin before the title does.</summary>
    [Theory]
    [InlineData(67851)]
    [InlineData(237854)]
    [InlineData(505431)]
    [InlineData(566387)]
    [InlineData(726987)]
    public void Reads_units_that_begin_before_the_title(int seed) => FaultOf(Mutations.Of(seed)).ShouldBeNull();

    [Theory]
    [InlineData(144394)]
    [InlineData(514915)]
    [InlineData(584832)]
    public void Reads_a_text_that_ends_where_a_day_should_follow(int seed) => FaultOf(Mutations.Of(seed)).ShouldBeNull();

    /// <summary>Found among forty thousand texts of one line: a mark before the first name of a row.</summary>
    [Theory]
    [InlineData(7081)]
    [InlineData(30405)]
    public void Reads_units_with_a_mark_before_the_first(int seed) => FaultOf(Mutations.OfOneLine(seed)).ShouldBeNull();

    /// <summary>Seemed slow among a million on a machine that was very busy; alone they are read at once.</summary>
    [Theory]
    [InlineData(505406)]
    [InlineData(506524)]
    public void Reads_at_once_what_seemed_slow(int seed) => Again(Mutations.Of(seed)).ShouldBeLessThan(TimeSpan.FromMilliseconds(100));

    private static string? FaultOf(string text)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            var reading = PlanReader.ReadWhole(new SourceText(text));
            if (watch.Elapsed > TimeSpan.FromSeconds(1) && Again(text) > TimeSpan.FromSeconds(1))
            {
                return "more than a second";
            }

            return !Pieces.Hold(text, reading) ? "a character in no piece or in two"
                : !Within(text, reading.Draft) ? "a span outside the text"
                : reading.Draft.Points.Select(p => p.Number).Distinct().Count() != reading.Draft.Points.Length ? "a number twice"
                : null;
        }
#pragma warning disable CA1031 // any exception is what is looked for
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return thrown.ToString();
        }
    }

    /// <summary>The quickest of ten: a machine that was busy is no hang.</summary>
    private static TimeSpan Again(string text) => Enumerable.Range(0, 10).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        PlanReader.ReadWhole(new SourceText(text));
        return watch.Elapsed;
    });

    private static bool Within(string text, PlanDraft draft) =>
        draft.Points.SelectMany(SpansOf).Concat(draft.Questions.Where(q => q.Span is not null).Select(q => q.Span!.Value))
            .All(s => s.Start >= 0 && s.Length >= 0 && s.End <= text.Length);

    private static IEnumerable<TextSpan> SpansOf(DraftPoint point) =>
    [
        point.Span,
        .. point.LeadUnits.Concat(point.ResponsibleUnits).Concat(point.CooperatingUnits).Select(u => u.Span),
        .. point.Deadlines.Select(d => d.Span), .. point.SoftTimings.Select(s => s.Span), .. point.Metrics.Select(m => m.Span),
    ];
}
