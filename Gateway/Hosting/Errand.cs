using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>Who asks for what, through which door, under which command id. Every room's service is given one; an endpoint takes it as a parameter.</summary>
internal sealed record Errand(Caller Who, Door Door, Guid CommandId)
{
    public const string KeyHeader = "Idempotency-Key";

    public Envelope At(DateTimeOffset now) => new(CommandId, Who.Actor, now, Door);

    /// <summary>One command of several that are asked for at once, with an id of its own that follows from the whole's: said again, it is known again.</summary>
    public Errand Part(string name)
    {
        Span<byte> id = stackalloc byte[48];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{CommandId:N} {name}"), id[16..]);
        CommandId.TryWriteBytes(id, bigEndian: true, out _);
        id[16..26].CopyTo(id[6..16]); // the time stays
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return this with { CommandId = new Guid(id[..16], bigEndian: true) };
    }

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
