using System.Text.Json.Serialization;
using Tracker.Gateway.Assignments;

namespace Tracker.Gateway.Hosting;

/// <summary>What the busiest endpoints read and write, bound at build time; all else is bound when it is first needed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class WireContext : JsonSerializerContext;
