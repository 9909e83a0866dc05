namespace Tracker.Deciding;

/// <summary>The stored names of a room's records: those its <c>[JsonDerivedType]</c> attributes quote.</summary>
public static class StoredName
{
    /// <summary>Every concrete record of the family with its quoted name.</summary>
    public static IEnumerable<(string Name, Type Type)> AllOf(Type family) =>
        family
            .GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
            .Select(a => ((string)a.TypeDiscriminator!, a.DerivedType));
}
