using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Recount;

/// <summary>An act as the script writes it: one JSON line. Which members an act has depends on what it does; an unknown member is passed over.</summary>
internal sealed record Act
{
    public required DateOnly Day { get; init; }
    public required string Do { get; init; }
    public string? Point { get; init; }
    public string? Number { get; init; }
    public string? Section { get; init; }
    public string? Unit { get; init; }
    public string? Role { get; init; }
    public string? Outcome { get; init; }
    public string? Period { get; init; }
    public string? Name { get; init; }
    public string? To { get; init; }
    public int? Fields { get; init; }
    public PointLine[]? Points { get; init; }
    public DutyLine[]? Duties { get; init; }
    public RowLine[]? Rows { get; init; }
    public string[]? Units { get; init; }

    /// <summary>Fixed days of an assignment, or the one day a period's sheets are due.</summary>
    [JsonConverter(typeof(OneOrMany<DateOnly>))]
    public DateOnly[]? Due { get; init; }

    /// <summary>The old name, or the names merged.</summary>
    [JsonConverter(typeof(OneOrMany<string>))]
    public string[]? From { get; init; }

    internal T Need<T>(T? member, [CallerArgumentExpression(nameof(member))] string name = "") where T : class => member ?? throw Lacks(name);

    internal InvalidDataException Lacks(string name) => new($"{Day:O} {Do}: says nothing of {name}.");

    internal static Act Read(string line) => JsonSerializer.Deserialize<Act>(line, JsonSerializerOptions.Web)!;

    internal sealed record PointLine(string Number, string? Section, DateOnly[]? Due, DutyLine[] Duties);
    internal sealed record DutyLine(string Unit, string Role);
    internal sealed record RowLine(string Point, string Outcome, int Figures);

    private sealed class OneOrMany<T> : JsonConverter<T[]>
    {
        public override T[]? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.StartArray
                ? JsonSerializer.Deserialize<T[]>(ref reader, options)
                : [JsonSerializer.Deserialize<T>(ref reader, options)!];

        public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
