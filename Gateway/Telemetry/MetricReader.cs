using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Tracker.Silo.Telemetry;

namespace Tracker.Gateway.Telemetry;

/// <summary>Counts what the meters of this host and of its process tell, for the page of metrics.</summary>
internal sealed class MetricReader(IMeterFactory meters, HouseFigures figures) : IHostedService, IDisposable
{
    /// <summary>The meter of the runtime.</summary>
    public const string Runtime = "System.Runtime";

    /// <summary>The meter of ASP.NET Core.</summary>
    public const string Requests = "Microsoft.AspNetCore.Hosting";

    private static readonly HashSet<string> OfTheRuntime =
    [
        "dotnet.process.cpu.time", "dotnet.process.memory.working_set", "dotnet.gc.collections", "dotnet.gc.heap.total_allocated", "dotnet.gc.pause.time",
        "dotnet.gc.last_collection.heap.size", "dotnet.thread_pool.thread.count", "dotnet.monitor.lock_contentions", "dotnet.exceptions",
    ];

    private static readonly string[] OfARequest = ["http.request.method", "http.route", "http.response.status_code"];

    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly MeterListener _listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Listen();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The text of Prometheus, version 0.0.4.</summary>
    public async Task<string> Read(CancellationToken cancel)
    {
        await figures.Refresh(cancel);
        await _reading.WaitAsync(cancel);
        try
        {
            foreach (var family in _families.Values.Where(f => f.IsObservable))
            {
                family.Forget();
            }
            _listener.RecordObservableInstruments();
            return PrometheusText.Of(_families.Values);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _reading.Dispose();
    }

    internal void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsTold(instrument))
            {
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, i => new MetricFamily(i, TagsOf(i))));
            }
        };
        _listener.MeasurementsCompleted = (instrument, family) => _families.TryRemove(instrument, out _);
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.Start();
        Signals.Announce();
        ProcessFigures.Announce();
    }

    /// <summary>Meters of the process, and those of this host: another in the same process has its own.</summary>
    private bool IsTold(Instrument instrument) =>
        (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters))
        && instrument.Meter.Name switch
        {
            Signals.Name => true,
            Runtime => OfTheRuntime.Contains(instrument.Name),
            Requests => instrument.Name is "http.server.request.duration" or "http.server.active_requests",
            _ => false,
        };

    private static string[]? TagsOf(Instrument instrument) => instrument.Name switch
    {
        "http.server.request.duration" => OfARequest,
        "http.server.active_requests" => [],
        _ => null,
    };
}
