using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tracker.Deciding;

namespace Tracker.Silo.Orleans;

/// <summary>
/// A grain's state as JSON, for snapshots only: names are the program's own and nothing of it is for good. What a state only computes is left out; which of
/// a family's records it is, stands in it by name.
/// </summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        IgnoreReadOnlyProperties = true,
        Converters = { new OrdinalWords() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameFamilies } },
    };

    public static byte[] Write<TState>(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static TState? Read<TState>(ReadOnlySpan<byte> json)
        where TState : class => JsonSerializer.Deserialize<TState>(json, Options);

    private static void NameFamilies(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || type.Kind != JsonTypeInfoKind.Object || type.PolymorphismOptions is not null || type.Type.Assembly != typeof(House).Assembly)
        {
            return;
        }
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var record in type.Type.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(type.Type)))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(record, record.Name));
        }
    }

    /// <summary>Every sorted dictionary of words in a state is in the order of their characters.</summary>
    private sealed class OrdinalWords : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) && typeToConvert.GenericTypeArguments[0] == typeof(string);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Ordinal<>).MakeGenericType(typeToConvert.GenericTypeArguments[1]))!;
    }

    private sealed class Ordinal<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
    {
        public override ImmutableSortedDictionary<string, T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options)?.ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Dictionary<string, T>(value), options);
    }
}
