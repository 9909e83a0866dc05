using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.History;
using Tracker.Units;

namespace Tracker.Gateway.History;

/// <summary>
/// Choices as a program or a command line says them, one a line: <c>任务名称=工作任务</c>, <c>基本完成=已办结</c>, <c>老名称=甲局</c>, <c>老名称=former</c>,
/// <c>有关部门=left-out:没有点名</c>.
/// </summary>
internal static class TypedChoices
{
    public static Outcome<HistoryChoices> Read(HistoryChoices choices, string? columns, string? states, string? names)
    {
        foreach (var (key, words) in Lines(columns))
        {
            if (HistoryWords.ColumnOf(words) is not { } column)
            {
                return new Rejection("history.column-unknown", words, HistoryWords.Allowed<HistoryColumn>());
            }
            choices = choices with { Columns = choices.Columns.SetItem(key.All(char.IsAsciiLetterUpper) ? key : NameKey.Of(key), column) };
        }
        foreach (var (key, words) in Lines(states))
        {
            if (HistoryWords.OutcomeOf(words) is not { } outcome)
            {
                return new Rejection("history.state-unknown", words, HistoryWords.Allowed<Tracker.Assignments.YearEndOutcome>());
            }
            choices = choices with { States = choices.States.SetItem(OutcomeWords.KeyOf(key), outcome) };
        }
        foreach (var (key, words) in Lines(names))
        {
            var (said, why) = words.Split([':', '：'], 2) is [var kind, var reason] ? (kind.Trim(), reason.Trim()) : (words.Trim(), "");
            choices = choices with
            {
                Names = choices.Names.SetItem(NameKey.Of(key), said switch
                {
                    "former" or "已撤销" => new NameChoice(NameChoiceKind.Former),
                    "left-out" or "不导入" => new NameChoice(NameChoiceKind.LeftOut, why),
                    _ => new NameChoice(NameChoiceKind.Units, words.Trim()),
                }),
            };
        }
        return choices;
    }

    /// <summary>Behind the last = stands what is meant: a heading may hold one itself.</summary>
    private static IEnumerable<(string Key, string Words)> Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.LastIndexOfAny(['=', '＝']) is >= 0 and var at ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, ""));
}
