using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// What a proxy says of a request in <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> counts only where it comes from an address that was named: so
/// behind HTTPS the session's cookie is for HTTPS alone, and nobody else can say where he comes from.
/// </summary>
internal static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Tracker:Proxy").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    /// <summary>Before everything that asks how the request came.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        var trusted = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Addresses.ToList();
        if (trusted.Count == 0)
        {
            return app;
        }
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        headers.KnownIPNetworks.Clear();
        headers.KnownProxies.Clear();
        foreach (var address in trusted)
        {
            headers.KnownProxies.Add(address);
        }
        return app.UseForwardedHeaders(headers);
    }
}
