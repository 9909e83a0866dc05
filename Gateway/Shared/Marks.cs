using System.Security.Cryptography;
using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Gateway.Shared;

/// <summary>Tells one content from another in a few characters.</summary>
internal static class Marks
{
    public static string Of<T>(T what) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(what, StoredJson.Options)).AsSpan(0, 6));
}
