using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Units;

/// <summary>What the register made of a name in a document. Carried inside the command that assigns, so that deciding stays pure.</summary>
/// <param name="Name">As the document writes it.</param>
/// <param name="Units">The units meant; empty unless a unit or a group was found.</param>
public sealed record ResolvedName(string Name, NameMeaning Meaning, ImmutableArray<UnitRef> Units);

/// <summary>A unit by number and by its name of the day.</summary>
public sealed record UnitRef(UnitId Unit, string Name);

[JsonConverter(typeof(JsonStringEnumConverter<NameMeaning>))]
public enum NameMeaning
{
    /// <summary>A unit, by name or alias.</summary>
    [JsonStringEnumMemberName("unit")]
    Unit,

    /// <summary>A class (各市政府) that is a group of the register.</summary>
    [JsonStringEnumMemberName("group")]
    Group,

    /// <summary>A class of which the register has no group.</summary>
    [JsonStringEnumMemberName("unknown-group")]
    UnknownGroup,

    /// <summary>A vague class (有关部门): the office names the members.</summary>
    [JsonStringEnumMemberName("vague")]
    Vague,

    /// <summary>No unit of this name.</summary>
    [JsonStringEnumMemberName("unknown-unit")]
    UnknownUnit,
}
