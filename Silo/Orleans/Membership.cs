using Microsoft.Extensions.Hosting;
using Tracker.Deciding;

namespace Tracker.Silo.Orleans;

/// <summary>Whether this process is in the cluster: not before Orleans has started and no more once it stops. Who is outside works beside it, as safely.</summary>
internal sealed class Membership : IHostedLifecycleService, IReadiness
{
    private volatile bool _isIn;

    public bool IsIn => _isIn;

    public ValueTask<Rejection?> WhyNot(CancellationToken cancel) => new(_isIn ? null : new Rejection("engine.not-in-cluster"));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _isIn = true;
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isIn = false;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
