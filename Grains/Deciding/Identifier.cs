using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Deciding;

/// <summary>An id that is a word of its own: JSON and routes carry its <see cref="Value"/>, code never mixes two kinds.</summary>
public interface IIdentifier<TSelf> : IParsable<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    string Value { get; }

    /// <summary>Throws <see cref="FormatException"/> when the text is not such an id.</summary>
    static abstract TSelf Parse(string text);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.Parse(s);

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result)
    {
        result = default;
        if (s is null)
        {
            return false;
        }
        try
        {
            result = TSelf.Parse(s);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>Writes an id as its bare text, also as a dictionary's key.</summary>
public sealed class IdentifierConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);

    private static T Parse(string? text)
    {
        try
        {
            return T.Parse(text ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }
}
