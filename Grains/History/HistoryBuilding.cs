using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Plans;

namespace Tracker.History;

/// <summary>Makes a record of what was read: every unit of a point one duty, with the words of all rows that name it.</summary>
/// <param name="files">Attachments by name.</param>
public sealed class HistoryBuilding(HistoryReading reading, HistoryNames names, HistoryChoices choices, IReadOnlyDictionary<string, EvidenceItem> files, string title, int year)
{
    private const int LongestTitle = 100;

    private readonly List<HistoryFinding> _notes = [];

    /// <summary>State words that nobody has said the meaning of, with how many rows use them.</summary>
    public ImmutableArray<(string Word, int Rows, string Sheet, int Row)> AskedStates =>
    [
        .. reading.Points.SelectMany(p => p.Lines)
            .Where(l => l.State is { } word && OutcomeOf(word) is null)
            .GroupBy(l => OutcomeWords.KeyOf(l.State!))
            .Select(g => (g.First().State!, g.Count(), g.First().Sheet, g.First().Row)),
    ];

    public IReadOnlyList<HistoryFinding> Notes => _notes;

    public HistoryRecord Build()
    {
        _notes.Clear();
        var points = reading.Points.Select(p => (Point: p, Duties: DutiesOf(p).ToImmutableArray())).ToList();
        string[] sections = [.. reading.Points.Select(p => p.Section).OfType<string>().Distinct()];
        var document = new DocumentFacts(null, title, null, null, year, null, [], [.. sections], null, null, []);
        return new HistoryRecord(
            new PlanDraft(document, [.. points.Select(p => Draft(p.Point))], []),
            [.. points.Select(p => new HistoryPointRecord(p.Point.Number, p.Duties))]);
    }

    private IEnumerable<HistoryDuty> DutiesOf(HistoryPoint point)
    {
        var mentions = from line in point.Lines
                       from named in line.Units.IsEmpty ? [(Role.Responsible, HistoryNames.Nobody)] : line.Units.AsEnumerable()
                       from unit in names.Of(named.Item2)
                       select (Unit: unit, Role: named.Item1, Line: line);
        foreach (var same in mentions.GroupBy(m => m.Unit).OrderBy(g => g.Min(m => m.Role)))
        {
            ImmutableArray<HistoryLine> lines = [.. same.Select(m => m.Line).Distinct()];
            var (evidence, missing, words) = EvidenceCells.Read(lines.Select(l => l.Evidence), files);
            yield return new HistoryDuty(
                same.Key,
                same.Min(m => m.Role),
                [.. lines.SelectMany(l => l.Deadlines).Distinct()],
                Outcome(point, same.Key, lines),
                Joined(lines, l => l.Progress) ?? "",
                evidence,
                missing,
                new RecordedDetails(
                    Joined(lines, l => l.State), Joined(lines, l => l.Time), Joined(lines, l => l.Department), Joined(lines, l => l.Measures),
                    words, Joined(lines, l => l.Problem), Joined(lines, l => l.NextStep), Joined(lines, l => l.Remark)),
                [.. lines.Select(l => l.Row)]);
        }
    }

    /// <summary>Of several rows that end differently the one that is least done, with a note that says so.</summary>
    private YearEndOutcome Outcome(HistoryPoint point, HistoryUnit unit, ImmutableArray<HistoryLine> lines)
    {
        YearEndOutcome[] leastDoneFirst =
            [YearEndOutcome.Unfinished, YearEndOutcome.Underway, YearEndOutcome.NotStated, YearEndOutcome.CarriedOver, YearEndOutcome.Lasting, YearEndOutcome.Closed, YearEndOutcome.NotConcerned];
        YearEndOutcome[] said = [.. lines.Select(l => l.State is { } word ? OutcomeOf(word) ?? YearEndOutcome.NotStated : YearEndOutcome.NotStated).Distinct()];
        var least = leastDoneFirst.First(said.Contains);
        if (said.Length > 1)
        {
            var rows = string.Join('、', lines.Select(l => l.Row));
            var words = string.Join('、', lines.Select(l => l.State ?? "").Distinct());
            _notes.Add(new HistoryFinding(lines[0].Sheet, lines[0].Row, "", words, new Rejection("history.states-differ", point.Number, unit.Name, rows, words), []));
        }
        return least;
    }

    private YearEndOutcome? OutcomeOf(string word) =>
        choices.States.TryGetValue(OutcomeWords.KeyOf(word), out var said) ? said : OutcomeWords.Of(word);

    private static string? Joined(ImmutableArray<HistoryLine> lines, Func<HistoryLine, string?> of) =>
        lines.Select(of).OfType<string>().Distinct().ToList() is { Count: > 0 } words ? string.Join('\n', words) : null;

    private static DraftPoint Draft(HistoryPoint point)
    {
        var (head, rest) = Title(point.Task);
        ImmutableArray<NamedUnit> Named(Role role) =>
            [.. point.Lines.SelectMany(l => l.Units).Where(u => u.Role == role).Select(u => u.Name).Distinct().Select(n => new NamedUnit(n, default))];
        return new DraftPoint(
            point.Number, point.Section, null, head, rest, default, Named(Role.Lead), Named(Role.Responsible), Named(Role.Cooperating),
            [.. point.Lines.SelectMany(l => l.Deadlines).Distinct().Select(d => new DraftDeadline(d, default))], [], [], null);
    }

    /// <summary>The first sentence is the title, as in a published plan.</summary>
    private static (string Title, string Text) Title(string task)
    {
        var end = task.AsSpan().IndexOfAny('。', '\n', '：');
        return end is > 0 and <= LongestTitle && end + 1 < task.Length ? (task[..end].Trim(), task[(end + 1)..].Trim())
            : task.Length <= LongestTitle ? (task.TrimEnd('。'), task)
            : (task[..LongestTitle] + "…", task);
    }
}
