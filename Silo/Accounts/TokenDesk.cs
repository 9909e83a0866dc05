using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tracker.Accounts;

namespace Tracker.Silo.Accounts;

/// <summary>
/// Personal tokens for REST (<c>Authorization: Bearer …</c>). Verified by one hash and one look-up in memory; the account's stamp, its
/// suspension and the token's expiry are looked at every time. A token is believed as long as the account that it was read with.
/// </summary>
public sealed class TokenDesk(AccountDirectory accounts, AccountOptions options, TimeProvider clock)
{
    private const string Prefix = "tracker_";
    private const int MostKnown = 100_000;
    private readonly ConcurrentDictionary<Digest, (TokenEntry Token, KnownAccount Account)> _known = new();

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
        return accounts.IsUpToDate() && _known.TryGetValue(digest, out var known) && !known.Account.IsOver
            ? new(Holder(known.Token, known.Account.Entry))
            : Read(digest, cancel);
    }

    public ValueTask<IReadOnlyList<TokenEntry>> Of(AccountId account, CancellationToken cancel = default) =>
        accounts.Store.TokensOf(account, cancel);

    /// <summary>False: the account has no such token.</summary>
    public async ValueTask<bool> Withdraw(AccountId account, string id, CancellationToken cancel = default)
    {
        var removed = await accounts.Store.RemoveToken(account, id, cancel);
        accounts.Forget(account);
        return removed is not null;
    }

    private async ValueTask<AccountEntry?> Read(Digest digest, CancellationToken cancel)
    {
        await accounts.CatchUp(cancel);
        if (_known.TryGetValue(digest, out var known) && !known.Account.IsOver)
        {
            return Holder(known.Token, known.Account.Entry);
        }
        _known.TryRemove(digest, out _);
        var before = accounts.Changes;
        if (await accounts.Store.FindToken(digest.ToString(), cancel) is not { } token || await accounts.Known(token.Account, cancel) is not { } account)
        {
            return null;
        }
        var holder = Holder(token, account.Entry);
        if (holder is not null && before == accounts.Changes)
        {
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }
            _known[digest] = (token, account);
        }
        return holder;
    }

    private AccountEntry? Holder(TokenEntry token, AccountEntry? entry) =>
        entry is { Suspended: false, MustChange: false } && entry.Stamp == token.Stamp && token.ExpiresAt > clock.GetUtcNow() && !entry.HasEnded(clock.GetUtcNow()) ? entry : null;

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
