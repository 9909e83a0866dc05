namespace Tracker.Gateway.Shared;

/// <summary>Answers for people: what goes wrong outside <c>/api</c> ends on <see cref="ErrorPage"/>, with a code and never with a stack trace.</summary>
internal static class ErrorPages
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/health"];

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => !ForPrograms.Any(path => context.Request.Path.StartsWithSegments(path)),
        pages => pages.UseExceptionHandler("/error").UseStatusCodePagesWithReExecute("/error/{0}"));
}
