using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Assignments;

/// <summary>Milestones and shares of a set-up (建账) as people type them, one a line, and back.</summary>
internal static class SetUpLines
{
    private static readonly char[] Marks = [' ', '\t', '　', '：', ':'];

    /// <summary><c>2026-06-30 完成清理</c>.</summary>
    public static (ImmutableArray<Milestone> Milestones, Rejection? Refused) Milestones(string? text)
    {
        var found = ImmutableArray.CreateBuilder<Milestone>();
        foreach (var line in Lines(text))
        {
            var at = line.IndexOfAny(Marks);
            var (day, _) = TypedDays.Read(at < 0 ? line : line[..at]);
            if (day is not { } known)
            {
                return ([], new Rejection("set-up.milestone-unreadable", Short(line)));
            }
            found.Add(new Milestone(known, at < 0 ? "" : line[at..].Trim(Marks)));
        }
        return (found.DrainToImmutable(), null);
    }

    /// <summary><c>信息中心：栏目改版，2026-06-30</c>; the day may be left out.</summary>
    public static (ImmutableArray<SectionShare> Shares, Rejection? Refused) Shares(string? text)
    {
        var found = ImmutableArray.CreateBuilder<SectionShare>();
        foreach (var line in Lines(text))
        {
            var at = line.IndexOfAny(['：', ':']);
            if (at < 0)
            {
                return ([], new Rejection("set-up.share-unreadable", Short(line)));
            }
            var task = line[(at + 1)..].Trim();
            var comma = task.LastIndexOfAny(['，', ',']);
            var (day, _) = comma < 0 ? (null, null) : TypedDays.Read(task[(comma + 1)..]);
            found.Add(new SectionShare(line[..at].Trim(), day is null ? task : task[..comma].Trim(), day));
        }
        return (found.DrainToImmutable(), null);
    }

    public static string Text(ImmutableArray<Milestone> milestones) => string.Join('\n', milestones.Select(m => $"{m.Day:yyyy-MM-dd} {m.Text}"));

    public static string Text(ImmutableArray<SectionShare> shares) =>
        string.Join('\n', shares.Select(s => $"{s.Department}：{s.Text}" + (s.Day is { } day ? $"，{day:yyyy-MM-dd}" : "")));

    private static string[] Lines(string? text) => (text ?? "").Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Short(string line) => line.Length <= 30 ? line : line[..30];
}
