using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Journal;

namespace Tracker.Gateway.Shared;

/// <summary>How the pages join the host: services, then headers and error pages before everything else, then routes.</summary>
internal static class TrackerPages
{
    public static IServiceCollection AddTrackerPages(this IServiceCollection services)
    {
        services.AddOptions<PageOptions>().BindConfiguration("Tracker:Pages").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese leaves as text, not as entities
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = RequestLimits.Cut;
            form.ValueCountLimit = 20_000; // a unit's sheet has some thirty fields a row
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "tracker-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true; // SafeHeaders says it on every answer
        });
        services.AddSingleton<KeptForms>().AddSingleton<EarlierStates>().AddSingleton<WriteResults>();
        services.AddRazorComponents(razor => razor.DetailedErrors = false);
        return services;
    }

    /// <summary>First in the pipeline: headers on every answer, and a Chinese page instead of a stack trace or an empty refusal.</summary>
    public static IApplicationBuilder UseTrackerPages(this IApplicationBuilder app) =>
        app.UseSafeHeaders().UseErrorPages();

    public static IEndpointRouteBuilder MapTrackerPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPageAssets();
        routes.MapSealPapers();
        routes.MapRazorComponents<App>().Add(LimitBody);
        return routes;
    }

    /// <summary>A page that takes files says so itself and refuses those that are too large; no other reads more than words.</summary>
    private static void LimitBody(EndpointBuilder page)
    {
        if (!page.Metadata.OfType<IRequestSizeLimitMetadata>().Any())
        {
            page.Metadata.Add(new RequestSizeLimitAttribute(RequestLimits.Json));
        }
    }
}
