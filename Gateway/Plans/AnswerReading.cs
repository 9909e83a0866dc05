using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tracker.Deciding;
using Tracker.Gateway.Units;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

/// <summary>What a person chose and typed, as an answer to a question.</summary>
internal static class AnswerReading
{
    /// <summary>An answer as a form says which it was made from; empty: there was none.</summary>
    public static string MarkOf(QuestionAnswer? answer) =>
        answer is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{answer.Kind}|{string.Join(' ', answer.Units)}|{answer.Words}")).AsSpan(0, 6));

    public static (QuestionAnswer? Answer, Rejection? Refused) Of(
        UnitRegister register, AnswerKind kind, ImmutableArray<UnitId> ticked, string? names, string? words)
    {
        if (kind != AnswerKind.Units)
        {
            return (new QuestionAnswer(kind, [], kind == AnswerKind.Words ? words?.Trim() : null, null), null);
        }
        var (units, unknown) = UnitNames.Read(register, names ?? "");
        return unknown.IsEmpty
            ? (new QuestionAnswer(kind, [.. ticked.Concat(units).Distinct()], null, null), null)
            : (null, new Rejection("plan.answer-unit-unknown", string.Join("、", unknown)));
    }
}
