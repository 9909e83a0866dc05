using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>建账: how a unit will carry its duty out. Names of persons (分管领导, 联系人) stand beside the journal, never here.</summary>
/// <param name="Measures">具体举措.</param>
/// <param name="OutcomeForm">成果形式.</param>
/// <param name="Milestones">内部节点: the unit's own days, never a time limit.</param>
/// <param name="Department">责任处室.</param>
/// <param name="Shares">分解到处室科室.</param>
public sealed record SetUp(
    string Measures, string OutcomeForm, ImmutableArray<Milestone> Milestones, string Department, ImmutableArray<SectionShare> Shares)
{
    /// <summary>What an erasure by law leaves.</summary>
    internal static SetUp Erased { get; } = new("", "", [], "", []);

    internal SetUp Trimmed => new(
        Measures.Trim(),
        OutcomeForm.Trim(),
        [.. Milestones.Select(m => m with { Text = m.Text.Trim() })],
        Department.Trim(),
        [.. Shares.Select(s => s with { Department = s.Department.Trim(), Text = s.Text.Trim() })]);
}

public sealed record Milestone(DateOnly Day, string Text);

/// <summary>What one 处室 or 科室 of the unit does of it.</summary>
public sealed record SectionShare(string Department, string Text, DateOnly? Day = null);

/// <summary>What a set-up must keep, whichever door it comes through.</summary>
public static class SetUpRules
{
    public const int LongestMeasures = 5_000;
    public const int LongestLine = 300;
    public const int MostLines = 50;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(SetUp c) =>
        string.IsNullOrWhiteSpace(c.Measures) ? new Rejection("set-up.measures-missing")
        : c.Measures.Length > LongestMeasures ? new Rejection("set-up.measures-too-long", $"{c.Measures.Length}", $"{LongestMeasures}")
        : c.Milestones.Length > MostLines || c.Shares.Length > MostLines ? new Rejection("set-up.too-many-lines", $"{MostLines}")
        : Lines(c).FirstOrDefault(line => line.Length > LongestLine) is { } line ? new Rejection("set-up.line-too-long", line[..20], $"{LongestLine}")
        : c.Milestones.Any(m => string.IsNullOrWhiteSpace(m.Text)) ? new Rejection("set-up.milestone-empty")
        : c.Shares.Any(s => string.IsNullOrWhiteSpace(s.Department) || string.IsNullOrWhiteSpace(s.Text)) ? new Rejection("set-up.share-empty")
        : null;

    private static IEnumerable<string> Lines(SetUp c) =>
        [c.OutcomeForm, c.Department, .. c.Milestones.Select(m => m.Text), .. c.Shares.SelectMany(s => (string[])[s.Department, s.Text])];
}
