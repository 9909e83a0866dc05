using Tracker.Calendar;
using Tracker.Gateway.Reading;
using Tracker.Plans;

namespace Tracker.Gateway.Tests.Reading;

public class Reading_a_published_document
{
    [CasesTheory]
    [InlineData("liaoning-2021")]
    [InlineData("yongshou-2023")]
    public void Says_what_a_careful_person_reads(string plan) =>
        Gold.Differences(Cases.Gold(plan), Cases.Draft(plan)).ShouldBeEmpty();

    [CasesFact]
    public void Finds_each_day_with_its_sentence_in_a_damaged_summary()
    {
        var wanted = Cases.Gold("sichuan-2018-press").GetProperty("tasks").EnumerateArray()
            .SelectMany(t => t.GetProperty("deadlines").EnumerateArray())
            .Select(d => (d.GetProperty("date").GetString(), d.GetProperty("quote").GetString(), d.GetProperty("action").GetString()!));
        var draft = Cases.Draft("sichuan-2018-press");
        var found = draft.Points.SelectMany(p => p.Deadlines.Select(d => (d.Deadline, p.Text))).Where(d => d.Deadline is FixedDeadline).ToList();
        found.Select(d => (((FixedDeadline)d.Deadline).Date.ToString("yyyy-MM-dd"), d.Deadline.Quote)).ShouldBe(wanted.Select(w => (w.Item1!, w.Item2!)));
        found.Zip(wanted).ShouldAllBe(p => p.First.Text.Contains(p.Second.Item3, StringComparison.Ordinal));
    }

    [CasesFact]
    public void Asks_about_each_injected_word_at_its_place()
    {
        var tokens = Cases.Gold("liaoning-2021").GetProperty("document").GetProperty("suspectTokens").EnumerateArray()
            .Select(t => (t.GetProperty("token").GetString(), PlaceOf(t.GetProperty("where").GetString()!)));
        var asked = Cases.Draft("liaoning-2021").Questions.Where(q => q.Kind == QuestionKind.SuspectWord)
            .Select(q => ((string?)q.Quote, (q.Point, q.Where)));
        asked.ShouldBe(tokens);
    }

    [CasesTheory]
    [InlineData("liaoning-2021", 2)]
    [InlineData("yongshou-2023", 0)]
    public void Asks_nothing_else_but_who_vague_classes_are(string plan, int suspects)
    {
        var questions = Cases.Draft(plan).Questions;
        questions.Count(q => q.Kind == QuestionKind.SuspectWord).ShouldBe(suspects);
        questions.Where(q => q.Kind is not QuestionKind.SuspectWord and not QuestionKind.VagueUnit).ShouldBeEmpty();
    }

    [CasesTheory]
    [InlineData("liaoning-2021")]
    [InlineData("yongshou-2023")]
    public void Shows_the_words_behind_every_point_unit_and_deadline(string plan)
    {
        var reading = DocumentReading.Of(Cases.PathOf($"plans/{plan}.txt"));
        var text = reading.Text!.Text;
        foreach (var point in reading.Draft!.Points)
        {
            text.Substring(point.Span.Start, point.Span.Length).ShouldContain(point.Title);
            foreach (var unit in point.LeadUnits.Concat(point.ResponsibleUnits).Concat(point.CooperatingUnits))
            {
                text.Substring(unit.Span.Start, unit.Span.Length).ShouldBe(unit.Name);
            }

            foreach (var deadline in point.Deadlines)
            {
                text.Substring(deadline.Span.Start, deadline.Span.Length).ShouldBe(deadline.Deadline.Quote);
            }
        }
    }

    private static (string? Point, string Where) PlaceOf(string where) =>
        where.StartsWith("task ", StringComparison.Ordinal) && where.Split(' ') is [_, var number, var field]
            ? (number, field) : (null, where.Split(':')[0]);
}
