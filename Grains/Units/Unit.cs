using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Units;

/// <summary>A unit (单位) of a government's register.</summary>
/// <param name="Aliases">Other names it goes by, former names among them.</param>
/// <param name="Active">False once abolished (撤销): it keeps its number and names, but no document can mean it any more.</param>
public sealed record Unit(UnitId Id, string Name, ImmutableArray<string> Aliases, UnitDetails Details, bool Active)
{
    public UnitId? Parent => Details.Parent;

    public UnitRef Ref => new(Id, Name);
}

/// <summary>What is said of a unit beside its names; null: not said.</summary>
/// <param name="Parent">The unit above it (上级单位).</param>
public sealed record UnitDetails(UnitLevel? Level, UnitId? Parent, DivisionCode? Division, UnitKind? Kind)
{
    public static UnitDetails None { get; } = new(null, null, null, null);
}

/// <summary>A named class of units (各市政府) and who belongs to it, in the register's order.</summary>
public sealed record UnitGroup(string Name, ImmutableArray<UnitId> Members);

/// <summary>层级.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitLevel>))]
public enum UnitLevel
{
    /// <summary>省.</summary>
    [JsonStringEnumMemberName("province")]
    Province,

    /// <summary>市.</summary>
    [JsonStringEnumMemberName("city")]
    City,

    /// <summary>县.</summary>
    [JsonStringEnumMemberName("county")]
    County,

    /// <summary>乡.</summary>
    [JsonStringEnumMemberName("township")]
    Township,
}

/// <summary>Who a unit answers to (类型).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitKind>))]
public enum UnitKind
{
    /// <summary>属地.</summary>
    [JsonStringEnumMemberName("local")]
    Local,

    /// <summary>省以下垂管.</summary>
    [JsonStringEnumMemberName("vertical-below-province")]
    VerticalBelowProvince,

    /// <summary>中央垂管.</summary>
    [JsonStringEnumMemberName("vertical-central")]
    VerticalCentral,

    /// <summary>双重管理.</summary>
    [JsonStringEnumMemberName("dual")]
    Dual,
}
