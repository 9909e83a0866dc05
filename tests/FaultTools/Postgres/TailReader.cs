using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Faults.Postgres;

/// <summary>Reads the journal as it grows, during the fault: every position once and in order.</summary>
internal sealed class TailReader(IJournal journal) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly List<string> _wrong = [];
    private long _read;
    private Task _work = Task.CompletedTask;

    public void Start() => _work = Task.Run(Follow);

    /// <summary>What it saw wrong, once it has come to the journal's end.</summary>
    public async Task<IReadOnlyList<string>> Finish(TimeSpan within)
    {
        var last = await journal.LastPosition();
        var arrived = await Patience.Until(() => Volatile.Read(ref _read) >= last || _work.IsCompleted, within);
        await DisposeAsync();
        return arrived && _read >= last ? _wrong : [.. _wrong, $"the tail reader stands at {_read} of {last}"];
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        try
        {
            await _work;
        }
        catch (OperationCanceledException)
        {
            // as told
        }
    }

    private async Task Follow()
    {
        while (true)
        {
            try
            {
                await journal.WaitBeyond(_read, _closing.Token);
                foreach (var fact in await journal.ReadAll(_read, 500, _closing.Token))
                {
                    if (fact.Position != _read + 1)
                    {
                        _wrong.Add($"the tail reader saw {fact.Position} after {_read}");
                    }
                    Volatile.Write(ref _read, fact.Position);
                }
            }
            catch (JournalUnavailableException error) when (error.Code == "journal.unreachable")
            {
                await Task.Delay(100, _closing.Token);
            }
        }
    }
}

internal static class Patience
{
    public static async Task<bool> Until(Func<bool> done, TimeSpan within)
    {
        using var end = new CancellationTokenSource(within);
        while (!done())
        {
            if (end.IsCancellationRequested)
            {
                return false;
            }
            await Task.Delay(10, CancellationToken.None);
        }
        return true;
    }
}
