using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Faults;
using Tracker.Silo.Activations;
using Tracker.Silo.Telemetry;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

/// <summary>Whoever watches sees through: a trace goes on in the silo that decides, and each process tells how many grains it holds.</summary>
public sealed class Watching_a_cluster : INeedPostgres
{
    /// <summary>Whose spans stand for a request's.</summary>
    private static readonly ActivitySource Requests = new("test.requests");

    [StoreFact]
    public async Task Shows_the_command_in_its_silo_below_the_request_at_the_client()
    {
        await using var cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 1, clients: 1);
        await SmallPlan.Assign(cluster.Engines[1]);
        using var spans = new Spans();
        using var request = Requests.StartActivity("request").ShouldNotBeNull();

        await Report(cluster.Engines[1], unit: 1);

        var trace = spans.All.Where(s => s.TraceId == request.TraceId).ToList();
        var command = trace.Single(s => s.DisplayName == "command assignment");
        command.ParentSpanId.ShouldBe(request.SpanId);
        command.HasRemoteParent.ShouldBeTrue(); // else it was decided beside the client
        trace.ShouldContain(s => s.OperationName == "append" && s.ParentSpanId == command.SpanId);
    }

    [StoreFact]
    public async Task Traces_nothing_in_the_silo_that_the_client_does_not_trace()
    {
        await using var cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 1, clients: 1);
        await SmallPlan.Assign(cluster.Engines[1]);
        using var spans = new Spans();
        using var request = new Activity("not sampled").Start();

        var command = await Report(cluster.Engines[1], unit: 1);

        spans.All.ShouldNotContain(s => Equals(s.GetTagItem("tracker.command.id"), $"{command}"));
    }

    [StoreFact]
    public async Task Counts_the_grains_of_each_silo_until_it_leaves()
    {
        await using var cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 2, clients: 1);
        var client = cluster.Engines[2];
        await SmallPlan.Assign(client);
        for (var unit = 1; unit <= SmallPlan.Units; unit++)
        {
            await Report(client, unit);
        }
        var silos = cluster.Engines.Take(2).Select(engine => engine.ShouldBeAssignableTo<IGrainsInMemory>()!).ToList();
        silos.Sum(s => s.Count).ShouldBe(SmallPlan.Units + 1); // and the plan
        silos.ShouldAllBe(s => s.Count > 0);

        await cluster.Stop(1);

        silos[1].Count.ShouldBe(0);
    }

    [StoreFact]
    public async Task Tells_the_number_of_grains_with_the_other_figures()
    {
        await using var cluster = await Cluster.Start(PostgresCluster.Shared.NewDatabase(), silos: 1, clients: 0, TimeProvider.System);
        await SmallPlan.Assign(cluster.Engines[0]);
        using var figures = cluster.Services(0).GetRequiredService<HouseFigures>();

        Gauge("tracker.activations", cluster.Services(0).GetRequiredService<IMeterFactory>()).ShouldBeGreaterThan(0);
    }

    private static async Task<Guid> Report(IGrains grains, int unit)
    {
        var command = Guid.CreateVersion7();
        (await grains.Assignment(SmallPlan.Assignment(unit)).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command))).Rejection.ShouldBeNull();
        return command;
    }

    /// <param name="house">Whose meters are asked: other tests run beside this one.</param>
    private static int Gauge(string name, IMeterFactory house)
    {
        var read = -1;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, house))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => read = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return read;
    }

    /// <summary>Samples as a server does: what goes on with a trace is recorded where the trace is, what begins one always.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly List<Activity> _ended = [];
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source == Signals.Source || source == Requests,
                Sample = (ref asked) =>
                    asked.Parent == default || asked.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
                ActivityStopped = span =>
                {
                    lock (_ended)
                    {
                        _ended.Add(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> All
        {
            get
            {
                lock (_ended)
                {
                    return [.. _ended];
                }
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
