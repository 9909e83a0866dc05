namespace Tracker.Silo.Journal.Postgres;

/// <summary>An append that waits for its answer.</summary>
internal sealed class PendingAppend(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadyAppend Append { get; } = new(request);

    public AppendRequest Request => Append.Request;

    public Task<AppendOutcome> Answer => _answer.Task;

    public void Is(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fails(Exception error) => _answer.TrySetException(error);
}
