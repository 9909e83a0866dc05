using System.Reflection;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>Who asks for what, through which door, under which command id. Every room's service is given one; an endpoint takes it as a parameter.</summary>
internal sealed record Errand(Caller Who, Door Door, Guid CommandId)
{
    public const string KeyHeader = "Idempotency-Key";

    public Envelope At(DateTimeOffset now) => new(CommandId, Who.Actor, now, Door);

    /// <summary>From a request: the command id is its <c>Idempotency-Key</c>, else a fresh one.</summary>
    public static ValueTask<Errand?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(new Errand(context.Caller, context.Door, CommandIdOf(context)));

    private static Guid CommandIdOf(HttpContext context)
    {
        var key = context.Request.Headers[KeyHeader];
        if (key.Count == 0)
        {
            return Guid.CreateVersion7(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        }
        return key.Count == 1 && Guid.TryParse(key[0].AsSpan().Trim('"'), out var id) && id != Guid.Empty
            ? id
            : throw new BadHttpRequestException($"{KeyHeader}: {key}");
    }
}
