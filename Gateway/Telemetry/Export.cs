using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Tracker.Deciding;
using Tracker.Silo.Telemetry;

namespace Tracker.Gateway.Telemetry;

/// <summary>Sends spans and metrics by OTLP, keeps the figures of the house fresh for it, and sends the rest when the process stops.</summary>
internal sealed partial class Export(TracerProvider spans, MeterProvider metrics, HouseFigures figures, TimeProvider clock, ILogger<Export> log) : BackgroundService
{
    private const int LongestFlush = 2_000; // milliseconds: a collector that is away must not hold the end up

    private static readonly string[] Standard =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    public static bool IsWanted(TelemetryOptions options) => options.Endpoint is not null || Standard.Any(IsSet);

    public static TracerProvider Spans(TelemetryOptions options)
    {
        var builder = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(Signals.Name, RequestTelling.Source);
        if (!IsSet("OTEL_TRACES_SAMPLER"))
        {
            builder.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.Sampling)));
        }
        return builder.AddOtlpExporter(otlp => Address(otlp, options, "v1/traces")).Build();
    }

    public static MeterProvider Metrics(TelemetryOptions options) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(Name)
        .AddMeter(Signals.Name, MetricReader.Runtime, MetricReader.Requests)
        .AddOtlpExporter(otlp => Address(otlp, options, "v1/metrics"))
        .Build();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(Task.Run(() => spans.ForceFlush(LongestFlush), CancellationToken.None), Task.Run(() => metrics.ForceFlush(LongestFlush), CancellationToken.None));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await figures.Refresh(stoppingToken);
            }
            catch (JournalUnavailableException error)
            {
                Old(log, error.Code);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(HouseFigures.KeptFor, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Name(ResourceBuilder resource)
    {
        if (!IsSet("OTEL_SERVICE_NAME"))
        {
            resource.AddService("tracker", serviceVersion: typeof(Export).Assembly.GetName().Version?.ToString(3), serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}");
        }
    }

    private static void Address(OtlpExporterOptions otlp, TelemetryOptions options, string path)
    {
        if (options.Endpoint is not { } endpoint)
        {
            return; // as the environment says
        }
        (otlp.Protocol, otlp.Endpoint) = options.Protocol == "grpc"
            ? (OtlpExportProtocol.Grpc, endpoint)
            : (OtlpExportProtocol.HttpProtobuf, new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path));
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The figures of the house are old: {Code}")]
    private static partial void Old(ILogger log, string code);
}
