using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Gateway.Hosting;

/// <summary>JSON over the wire: camelCase, Chinese as itself, nulls left out, a missing or empty obligatory field is a fault with its place.</summary>
internal static class WireJson
{
    /// <summary>How our own client writes requests and reads replies, in which nulls are left out.</summary>
    public static JsonSerializerOptions Client { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static JsonSerializerOptions Filled(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false)); // a number may be no member at all
        options.TypeInfoResolver = JsonTypeInfoResolver
            .Combine(WireContext.Default, options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(WholeJson.Check);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow; // a misspelt field is said, not passed over
        return options;
    }
}
