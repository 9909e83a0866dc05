using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Shared;

/// <summary>
/// What a form that writes many things came to, for the page that is read after it: sent twice, or read anew with F5, it says what it said first. Kept
/// in memory for a quarter of an hour; another process, or a later one, only shows how things stand.
/// </summary>
internal sealed class WriteResults(TimeProvider clock)
{
    /// <summary>In the address of the page that is read after the writing.</summary>
    public const string Field = "written";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(AccountId, Guid), (DateTimeOffset At, Lazy<Task<WriteResult>> Result)> _results = new();

    /// <summary>Writes, or waits for the same form's first writing. What was refused then is tried once more, and counted with it.</summary>
    /// <returns>For <see cref="Field"/>.</returns>
    public async Task<string> Once(Errand errand, Func<Task<WriteResult>> write)
    {
        foreach (var (old, (at, _)) in _results)
        {
            if (clock.GetUtcNow() - at > Kept)
            {
                _results.TryRemove(old, out _);
            }
        }
        var key = (errand.Who.Actor.Account, errand.CommandId);
        var mine = new Lazy<Task<WriteResult>>(write);
        var first = _results.GetOrAdd(key, _ => (clock.GetUtcNow(), mine)).Result;
        try
        {
            var result = await first.Value;
            if (first != mine && !result.Failed.IsEmpty)
            {
                var again = await write();
                _results[key] = (clock.GetUtcNow(), new(Task.FromResult(again with { Written = result.Written + again.Written, Units = result.Units + again.Units })));
            }
        }
        catch
        {
            _results.TryRemove(key, out _); // nobody was told anything: the next sending writes
            throw;
        }
        return $"{errand.CommandId}";
    }

    /// <summary>Null: nothing was written, or it is too long ago.</summary>
    public WriteResult? Of(Caller caller, string? id) =>
        Guid.TryParse(id, out var command) && _results.TryGetValue((caller.Actor.Account, command), out var kept) && kept.Result is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done }
            ? done.GetAwaiter().GetResult()
            : null;
}

/// <param name="Written">Rows.</param>
/// <param name="Units">Units that they are of.</param>
/// <param name="Failed">A line for each that was not written, with the reason.</param>
internal sealed record WriteResult(int Written, int Units, ImmutableArray<string> Failed);
