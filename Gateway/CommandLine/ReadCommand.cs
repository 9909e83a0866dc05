using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Gateway.Reading;
using Tracker.Gateway.Shared;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker read FILE [--json] [--explain]</c>: what a document says and what it leaves unclear. Starts no host and writes nothing.</summary>
internal static class ReadCommand
{
    public static Command Make(Screen screen)
    {
        var file = new Argument<string>(screen.Word("argument.file")) { Description = screen.Word("argument.file.plan") };
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        var explain = new Option<bool>("--explain") { Description = screen.Word("option.explain") };
        var command = new Command("read", screen.Word("command.read")) { file, json, explain };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(explain), screen));
        return command;
    }

    private static int Run(string file, bool asJson, bool explain, Screen screen)
    {
        var reading = DocumentReading.Of(file);
        if (reading.Draft is not { } draft)
        {
            if (asJson && reading.WithoutPoints is { Questions.IsEmpty: false } asking)
            {
                screen.Results.WriteLine(ReadingJson.Text(asking, []));
            }
            return screen.Refuse(reading.Rejection!);
        }
        var rules = explain ? PlanReader.ReadWhole(reading.Text!).Rules : [];
        if (asJson)
        {
            screen.Results.WriteLine(ReadingJson.Text(draft, rules));
        }
        else
        {
            Show(draft, rules, screen);
        }
        return ExitCode.Done;
    }

    private static void Show(PlanDraft draft, ImmutableArray<RuleUse> rules, Screen screen)
    {
        var to = screen.Results;
        to.WriteLine(draft.Document.Title ?? screen.Word("read.untitled"));
        to.WriteLine(string.Join("  ", new[] { draft.Document.Number, draft.Document.Issuer, draft.Document.Date is { } day ? Words.Day(day) : null }.Where(w => w is not null)));
        string? section = null;
        foreach (var point in draft.Points)
        {
            if (point.Section != section)
            {
                section = point.Section;
                to.WriteLine();
                to.WriteLine(section);
            }
            to.WriteLine($"{point.Number}. {point.Title}");
            Units(screen.Word("read.lead"), point.LeadUnits);
            Units(screen.Word("read.responsible"), point.ResponsibleUnits);
            Units(screen.Word("read.cooperating"), point.CooperatingUnits);
            Line(screen.Word("read.deadlines"), point.Deadlines.Select(d => $"{Words.Of(d.Deadline)}（{d.Deadline.Quote}）"));
            foreach (var use in rules.Where(r => r.Point == point.Number))
            {
                to.WriteLine(screen.Word("read.explained", screen.Word(WordOf(use.Field)), use.Quote, RuleWords.Of(use.Rule, screen.Language), use.Rule));
            }
        }
        to.WriteLine();
        to.WriteLine(screen.Word("read.count", draft.Points.Length, draft.Questions.Length));
        foreach (var question in draft.Questions)
        {
            to.WriteLine(screen.Line(question));
        }

        void Units(string role, IEnumerable<NamedUnit> units) => Line(role, units.Select(u => u.Name));

        void Line(string head, IEnumerable<string> words)
        {
            if (string.Join('、', words) is { Length: > 0 } text)
            {
                to.WriteLine($"    {head}{text}");
            }
        }
    }

    private static string WordOf(string field) => field switch
    {
        "leadUnits" => "read.lead",
        "cooperatingUnits" => "read.cooperating",
        "deadlines" => "read.deadlines",
        _ => "read.responsible",
    };

    /// <summary>A question as one line.</summary>
    public static string Line(this Screen screen, Question question) => question.Point is { } point
        ? screen.Word("read.question", point, QuestionWords.Asks(question))
        : screen.Word("read.question-of-all", QuestionWords.Asks(question));
}
