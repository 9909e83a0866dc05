using System.ComponentModel.DataAnnotations;

namespace Tracker.Gateway.Telemetry;

/// <summary>What operators may see, and where it is sent: <c>Tracker:Telemetry</c>. The standard <c>OTEL_…</c> variables are heard too.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Tracker:Telemetry";

    /// <summary>Counts, and answers at <c>/metrics</c>.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>With it <c>/metrics</c> is read from other machines (<c>Authorization: Bearer</c>); null: only with an administrator's token.</summary>
    [MinLength(20)]
    public string? ScrapeToken { get; set; }

    /// <summary>Where spans and metrics are sent by OTLP; null: nowhere, unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Of <see cref="Endpoint"/>: <c>grpc</c> or <c>http/protobuf</c>.</summary>
    [AllowedValues("grpc", "http/protobuf")]
    public string Protocol { get; set; } = "http/protobuf";

    /// <summary>The share of requests that is traced where whoever asks does not say so itself.</summary>
    [Range(0.0, 1.0)]
    public double Sampling { get; set; } = 0.05;
}
