using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tracker.Accounts;

namespace Tracker.Silo.Accounts;

/// <summary>
/// Personal tokens for REST (<c>Authorization: Bearer …</c>). Verified by one hash and two look-ups in memory; the account's stamp, its
/// suspension and the token's expiry are looked at every time.
/// </summary>
public sealed class TokenDesk(AccountDirectory accounts, AccountOptions options, TimeProvider clock)
{
    private const string Prefix = "tracker_";
    private const int MostKnown = 100_000;
    private readonly ConcurrentDictionary<Digest, (TokenEntry Token, long ReadAt)> _known = new();

    /// <summary>A new token, shown this once.</summary>
    /// <param name="lifetime">Null: the usual one; never longer than the settings allow.</param>
    public async ValueTask<IssuedToken> Issue(AccountEntry entry, string label, TimeSpan? lifetime = null, CancellationToken cancel = default)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var lasts = lifetime is { } asked && asked > TimeSpan.Zero ? asked : options.TokenLifetime;
        var kept = new TokenEntry(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
            entry.Account,
            label,
            Digest.Of(token).ToString(),
            entry.Stamp,
            now,
            now + (lasts < options.LongestTokenLifetime ? lasts : options.LongestTokenLifetime));
        await accounts.Store.AddToken(kept, cancel);
        return new IssuedToken(token, kept);
    }

    /// <summary>The account that the token speaks for; null: unknown, expired, ended or suspended.</summary>
    public ValueTask<AccountEntry?> Verify(string token, CancellationToken cancel = default)
    {
        if (token.Length is < 20 or > 200 || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new((AccountEntry?)null);
        }
        var digest = Digest.Of(token);
        if (!_known.TryGetValue(digest, out var known) || !accounts.StillTrue(known.ReadAt))
        {
            return Read(digest, cancel);
        }
        var found = accounts.Find(known.Token.Account, cancel);
        return found.IsCompletedSuccessfully ? new(Holder(known.Token, found.Result)) : Awaited(known.Token, found);
    }

    public ValueTask<IReadOnlyList<TokenEntry>> Of(AccountId account, CancellationToken cancel = default) =>
        accounts.Store.TokensOf(account, cancel);

    /// <summary>False: the account has no such token.</summary>
    public async ValueTask<bool> Withdraw(AccountId account, string id, CancellationToken cancel = default)
    {
        if (await accounts.Store.RemoveToken(account, id, cancel) is not { } removed)
        {
            return false;
        }
        _known.TryRemove(Digest.Parse(removed.Hash), out _);
        return true;
    }

    private async ValueTask<AccountEntry?> Awaited(TokenEntry token, ValueTask<AccountEntry?> found) => Holder(token, await found);

    private async ValueTask<AccountEntry?> Read(Digest digest, CancellationToken cancel)
    {
        var readAt = clock.GetTimestamp();
        if (await accounts.Store.FindToken(digest.ToString(), cancel) is not { } token)
        {
            _known.TryRemove(digest, out _); // withdrawn by another process
            return null;
        }
        var holder = Holder(token, await accounts.Find(token.Account, cancel));
        if (holder is not null)
        {
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }
            _known[digest] = (token, readAt);
        }
        return holder;
    }

    private AccountEntry? Holder(TokenEntry token, AccountEntry? entry) =>
        entry is { Suspended: false, MustChange: false } && entry.Stamp == token.Stamp && token.ExpiresAt > clock.GetUtcNow() ? entry : null;

    /// <summary>SHA-256 as a key that costs no string.</summary>
    private readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
    {
        public static Digest Of(string token)
        {
            Span<byte> text = stackalloc byte[600];
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], hash);
            return From(hash);
        }

        public static Digest Parse(string hex) => From(Convert.FromHexString(hex));

        public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";

        private static Digest From(ReadOnlySpan<byte> hash) => new(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash[8..]),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash[16..]),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash[24..]));
    }
}

/// <param name="Token">The text that is shown once.</param>
public sealed record IssuedToken(string Token, TokenEntry Entry);
