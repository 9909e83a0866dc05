using System.Text.Json;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// Long work as lines of JSON (<c>application/x-ndjson</c>): now and then <c>{"position":…,"last":…}</c>, at the end <c>{"result":…}</c> or
/// <c>{"code":…,"args":…}</c>.
/// </summary>
internal sealed class ProgressStream<T>(Func<IProgress<JournalProgress>, CancellationToken, Task<Outcome<T>>> work) : IResult
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancel = httpContext.RequestAborted;
        httpContext.Response.ContentType = "application/x-ndjson; charset=utf-8";
        var seen = new Latest();
        var working = Task.Run(() => work(seen, cancel), cancel);
        while (await Task.WhenAny(working, Task.Delay(Pause, cancel)) != working)
        {
            if (seen.Take() is { } progress)
            {
                await Line(httpContext, new { progress.Position, progress.Last }, cancel);
            }
        }
        var (result, rejection) = await Finished(working);
        await Line(httpContext, rejection is null ? new { result } : new { rejection.Code, rejection.Args }, cancel);
    }

    /// <summary>The status is sent already: what fails is said on the last line.</summary>
    private static async Task<Outcome<T>> Finished(Task<Outcome<T>> working)
    {
        try
        {
            return await working;
        }
        catch (JournalUnavailableException unavailable)
        {
            return new Rejection(unavailable.Code);
        }
    }

    private static async Task Line(HttpContext context, object line, CancellationToken cancel)
    {
        await JsonSerializer.SerializeAsync(context.Response.Body, line, line.GetType(), WireJson.Client, cancel);
        await context.Response.Body.WriteAsync("\n"u8.ToArray(), cancel);
        await context.Response.Body.FlushAsync(cancel);
    }

    /// <summary>Keeps the last report only: a slow reader misses some.</summary>
    private sealed class Latest : IProgress<JournalProgress>
    {
        private readonly Lock _lock = new();
        private JournalProgress? _last;

        public void Report(JournalProgress value)
        {
            lock (_lock)
            {
                _last = value;
            }
        }

        public JournalProgress? Take()
        {
            lock (_lock)
            {
                (var last, _last) = (_last, null);
                return last;
            }
        }
    }
}
