using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Gateway.Hosting;

/// <summary>Refuses what the serializer lets through: a null among a list's items, and an object that does not say which of several kinds it is.</summary>
internal static class WholeJson
{
    public static void Check(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }
        if (type is { Type.IsAbstract: true, PolymorphismOptions: { } kinds })
        {
            type.CreateObject = () => throw new JsonException($"{kinds.TypeDiscriminatorPropertyName} is missing.");
        }
        var lists = type.Properties.Select(p => (p.Name, p.Get, None: NoneOf(p.PropertyType))).Where(p => p.None is not null).ToArray();
        if (lists.Length > 0)
        {
            type.OnDeserialized = said =>
            {
                foreach (var (name, get, none) in lists)
                {
                    if (get?.Invoke(said) is IEnumerable list && !list.Equals(none) && list.Cast<object?>().Contains(null))
                    {
                        throw new JsonException($"{name} holds null.");
                    }
                }
            };
        }
    }

    /// <summary>The list that is none at all (<c>default</c>) where the type is a list of things that could be null; else null.</summary>
    private static object? NoneOf(Type type)
    {
        var list = Nullable.GetUnderlyingType(type) ?? type;
        return list.IsGenericType && list.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && !list.GetGenericArguments()[0].IsValueType
            ? Activator.CreateInstance(list)
            : null;
    }
}
