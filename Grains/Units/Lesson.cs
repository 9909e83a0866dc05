using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>The answer that something was learnt from.</summary>
/// <param name="Version">Of the plan, with that answer in it: answers of one plan are heard in their order.</param>
/// <param name="By">Who answered.</param>
public sealed record Lesson(GrainAddress Plan, long Version, AccountId By, DateTimeOffset At);

/// <summary>Who a name may stand for. Only ever offered with its reason; a person says so or not.</summary>
/// <param name="Because">
/// <c>answer.before</c>: an earlier plan's answer; <c>group.whole</c>: the group of which a part is meant; <c>name.one-character</c>, <c>name.part</c>,
/// <c>name.short-for</c>, <c>name.masked</c>: a unit of nearly this name.
/// </param>
/// <param name="From">The earlier answer.</param>
public sealed record NameSuggestion(ImmutableArray<UnitRef> Units, string Because, Lesson? From = null)
{
    /// <summary>The group whose members these are; null where they are none's.</summary>
    public string? Group { get; init; }
}
