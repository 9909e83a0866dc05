using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Deciding;

/// <summary>The year a plan is for, as addresses carry it; <see cref="Lasting"/> (0000) for what outlives a year.</summary>
[JsonConverter(typeof(PlanYearConverter))]
public readonly record struct PlanYear(int Value)
{
    public static PlanYear Lasting { get; }
}

internal sealed class PlanYearConverter : JsonConverter<PlanYear>
{
    public override PlanYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, PlanYear value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
