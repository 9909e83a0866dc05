using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Tracker.Silo.Telemetry;

namespace Tracker.Gateway.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Spans and metrics leave the process only where somebody says where to.</summary>
    public static TelemetryOptions AddTelemetry(this WebApplicationBuilder builder)
    {
        // ASP.NET Core would put the address asked for on its span: it may hold an account, or what is searched for. RequestTelling says the route.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", true);
        var services = builder.Services;
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<TelemetryOptions>>().Value);
        var options = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (options.Metrics)
        {
            services.AddSingleton<MetricReader>();
            services.AddHostedService(s => s.GetRequiredService<MetricReader>());
        }
        if (Export.IsWanted(options))
        {
            services.AddSingleton(s => Export.Spans(s.GetRequiredService<TelemetryOptions>()));
            services.AddSingleton(s => Export.Metrics(s.GetRequiredService<TelemetryOptions>()));
            services.AddHostedService(s => new Export(
                s.GetRequiredService<TracerProvider>(), s.GetRequiredService<MeterProvider>(), s.GetRequiredService<HouseFigures>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Export>>()));
        }
        else if (builder.Configuration.GetValue<bool>(JsonLines.Switch))
        {
            services.AddHostedService<TraceIds>();
        }
        return options;
    }

    /// <summary>First of all: what is told of a request is how it ended.</summary>
    public static IApplicationBuilder UseTelemetry(this IApplicationBuilder app)
    {
        ProcessFigures.Add(app.ApplicationServices.GetRequiredService<IMeterFactory>());
        return app.UseMiddleware<RequestTelling>();
    }

    /// <summary>Gives requests a trace id for the log where nobody else traces them.</summary>
    private sealed class TraceIds : IHostedService, IDisposable
    {
        private readonly ActivityListener _listener = new()
        {
            ShouldListenTo = source => source.Name == RequestTelling.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };

        public Task StartAsync(CancellationToken cancellationToken)
        {
            ActivitySource.AddActivityListener(_listener);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _listener.Dispose();
    }
}
