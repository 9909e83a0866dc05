using System.Collections.Concurrent;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Accounts;

/// <summary>
/// The same form posted twice (a double click) is answered with the code of the first time. A code is kept nowhere but here, in memory, for a
/// minute; another process does not know it and issues one of its own.
/// </summary>
internal sealed class CodesOnce(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (long At, Lazy<Task<CodeOutcome>> Outcome)> _issued = new();

    /// <param name="form">The form's command id.</param>
    /// <param name="issue">Is let finish even where the browser, clicked again, no longer listens.</param>
    public async Task<CodeOutcome> Issue(Guid form, Func<Task<CodeOutcome>> issue)
    {
        foreach (var (old, (at, _)) in _issued)
        {
            if (clock.GetElapsedTime(at) > Kept)
            {
                _issued.TryRemove(old, out _);
            }
        }
        var outcome = await _issued.GetOrAdd(form, _ => (clock.GetTimestamp(), new Lazy<Task<CodeOutcome>>(issue))).Outcome.Value;
        if (outcome.Code is null)
        {
            _issued.TryRemove(form, out _); // a refusal is said anew each time
        }
        return outcome;
    }
}
