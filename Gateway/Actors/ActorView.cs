using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Actors;

/// <summary>事项查看: one grain as a person sees it: where it stands and why, what last happened to it, what will fall due for it.</summary>
/// <param name="Kind">What sort of thing it is, in the field's own word.</param>
/// <param name="Link">The page where it is worked on; null: it has none for this reader.</param>
/// <param name="Why">A sentence or two.</param>
/// <param name="Events">The newest first, at most <see cref="ActorReading.Shown"/>.</param>
internal sealed record ActorView(
    GrainAddress Address,
    string Kind,
    string Title,
    string? Link,
    string State,
    Tone Tone,
    string Why,
    ImmutableArray<ActorField> Fields,
    ImmutableArray<ActorDue> Due,
    ImmutableArray<ActorEvent> Events,
    long Version);

/// <summary>A part of its state.</summary>
internal sealed record ActorField(string Name, string Words);

/// <summary>Something that falls due for it, or is asked of it.</summary>
/// <param name="Day">Null: no day is set, it waits for somebody.</param>
internal sealed record ActorDue(string What, DateOnly? Day, string? Words = null);

/// <param name="Version">The grain's version with it.</param>
/// <param name="Words">What was said, or the reason; null: nothing.</param>
/// <param name="By">Post and unit, never a person's name.</param>
internal sealed record ActorEvent(long Version, DateTimeOffset At, string What, string? Words, string By);

/// <summary>What a room says of one of its grains to one reader.</summary>
internal sealed record ActorSketch(string Title, string State, Tone Tone, long Version)
{
    public string? Link { get; init; }

    public ImmutableArray<ActorField> Fields { get; init; } = [];

    public ImmutableArray<ActorDue> Due { get; init; } = [];

    /// <summary>Null: the state's word and the last event say it.</summary>
    public Func<ActorPast, string>? Why { get; init; }

    /// <summary>Whether this reader may see a fact.</summary>
    public Func<object, bool> Shows { get; init; } = _ => true;

    /// <summary>Where its facts stand; null: in its own stream.</summary>
    public GrainAddress? Stream { get; init; }

    /// <summary>Pairs of a name and its words; those without words are left out.</summary>
    public static ImmutableArray<ActorField> Named(params ReadOnlySpan<(string Name, string? Words)> fields)
    {
        var named = ImmutableArray.CreateBuilder<ActorField>(fields.Length);
        foreach (var (name, words) in fields)
        {
            if (!string.IsNullOrWhiteSpace(words))
            {
                named.Add(new ActorField(name, words));
            }
        }
        return named.DrainToImmutable();
    }

    /// <summary>Those that there are.</summary>
    public static ImmutableArray<ActorDue> Waiting(params ReadOnlySpan<ActorDue?> due)
    {
        var waiting = ImmutableArray.CreateBuilder<ActorDue>(due.Length);
        foreach (var one in due)
        {
            if (one is not null)
            {
                waiting.Add(one);
            }
        }
        return waiting.DrainToImmutable();
    }
}

/// <summary>What happened to a grain, as far as its reader may see it; the newest last.</summary>
internal sealed record ActorPast(ImmutableArray<(object Fact, ActorEvent Said)> Facts)
{
    private const int Longest = 200;

    /// <summary>A state and what brought it about: 「退回补充：2026年5月3日由政务公开办退回补充，理由：缺照片。」</summary>
    public string Since<T>(string state) => Since(state, fact => fact is T);

    public string Since(string state, Func<object, bool> because)
    {
        var (fact, said) = Facts.LastOrDefault(f => because(f.Fact));
        return said is null ? $"{state}。" : $"{state}：{Told(fact, said)}。";
    }

    /// <summary>「2026年5月3日由政务公开办退回补充，理由：缺照片」; null: there is none.</summary>
    public string? Last(Func<object, bool> which) => Facts.LastOrDefault(f => which(f.Fact)) is ({ } fact, { } said) ? Told(fact, said) : null;

    private static string Told(object fact, ActorEvent said)
    {
        var words = said.Words?.ReplaceLineEndings(" ").TrimEnd('。', ' ') is { Length: > 0 } text ? text.Length > Longest ? text[..Longest] + "……" : text : null;
        var by = said.By.Replace(" · ", "", StringComparison.Ordinal);
        return $"{Words.Day(DateOnly.FromDateTime(said.At.ToOffset(Hosting.ChinaDay.Offset).DateTime))}由{by}{said.What}{(words is null ? "" : ActorFacts.IsReason(fact) ? $"，理由：{words}" : $"（{words}）")}";
    }
}
