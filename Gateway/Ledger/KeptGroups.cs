using System.Security.Cryptography;
using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Gateway.Ledger;

/// <summary>A roll-up with the body that answers it, written once.</summary>
internal sealed class KeptGroups(GrainAddress plan, LedgerGroups groups, JsonSerializerOptions json)
{
    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(GroupsReply.Of(plan, groups, null), json);
    private volatile Dated? _dated;
    private string? _tag;

    public LedgerGroups Groups => groups;

    /// <summary>The groups hold about as much again as their body and its copy with a time.</summary>
    public int Size => _body.Length * 4;

    /// <summary>An <c>ETag</c> of the numbers, whatever their time.</summary>
    public string Tag => _tag ??= $"W/\"{Convert.ToHexStringLower(SHA256.HashData(_body).AsSpan(0, 12))}\"";

    /// <param name="at">The moment it is of, which it then says; null: of now.</param>
    public byte[] Body(DateTimeOffset? at)
    {
        if (at is null)
        {
            return _body;
        }
        var dated = _dated;
        if (dated?.At != at)
        {
            _dated = dated = new Dated(at.Value, JsonSerializer.SerializeToUtf8Bytes(GroupsReply.Of(plan, groups, at), json));
        }
        return dated.Body;
    }

    private sealed record Dated(DateTimeOffset At, byte[] Body);
}
