using System.IO.Compression;
using System.Text.Json;

namespace Tracker.Gateway.Shared;

/// <summary>Carries what an upload said from its preview to its import inside the form: nothing of an upload that was only looked at stays here.</summary>
internal static class Carried
{
    private const int LargestJson = 8 * 1024 * 1024;

    public static string Pack<T>(T said)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(zip, said);
        }
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Null: it is not what <see cref="Pack"/> made.</summary>
    public static T? Unpack<T>(string text)
        where T : struct
    {
        try
        {
            using var zip = new BrotliStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var json = new byte[LargestJson];
            var length = zip.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            return length == json.Length ? null : JsonSerializer.Deserialize<T>(json.AsSpan(0, length));
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or InvalidDataException)
        {
            return null;
        }
    }
}
