using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>Facts to stored name and JSON text and back; the journal's own family (erasures) is always known. Old names are read by upcasters, which may follow one another.</summary>
public sealed class FactCodec
{
    private readonly FrozenDictionary<Type, string> _names;
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<string, Upcaster> _upcasters;

    public FactCodec(IEnumerable<GrainKind> kinds, params IEnumerable<Upcaster> upcasters)
        : this(kinds.Select(k => k.Fact), upcasters) { }

    public FactCodec(IEnumerable<Type> families, IEnumerable<Upcaster> upcasters)
    {
        var known = families.Append(typeof(ErasureEvent)).Distinct().SelectMany(StoredName.AllOf).ToList();
        _names = known.ToFrozenDictionary(k => k.Type, k => k.Name);
        _types = known.ToFrozenDictionary(k => k.Name, k => k.Type);
        _upcasters = upcasters.ToFrozenDictionary(u => u.OldName);
        RefuseWaysToNowhere();
    }

    /// <summary>Every name that is written today.</summary>
    public IEnumerable<string> Names => _types.Keys;

    public (string Type, string Data) Encode(object fact) =>
        _names.TryGetValue(fact.GetType(), out var name)
            ? (name, JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options))
            : throw new UnknownFactException(fact.GetType().Name);

    /// <exception cref="UnknownFactException">No room knows the name: the journal was written by a newer program.</exception>
    public object Decode(string type, string data)
    {
        if (!_types.TryGetValue(type, out var known))
        {
            return Upcast(type, data);
        }
        return JsonSerializer.Deserialize(data, known, StoredJson.Options) ?? throw new JsonException($"{type}: null is no fact.");
    }

    private object Upcast(string type, string data)
    {
        var json = JsonNode.Parse(data) ?? throw new JsonException($"{type}: null is no fact.");
        while (_upcasters.TryGetValue(type, out var upcaster))
        {
            json = upcaster.Rewrite(json);
            type = upcaster.NewName;
        }
        return _types.TryGetValue(type, out var known)
            ? json.Deserialize(known, StoredJson.Options) ?? throw new JsonException($"{type}: null is no fact.")
            : throw new UnknownFactException(type);
    }

    private void RefuseWaysToNowhere()
    {
        foreach (var upcaster in _upcasters.Values)
        {
            if (_types.ContainsKey(upcaster.OldName))
            {
                throw new ArgumentException($"'{upcaster.OldName}' is written today and cannot be a former name.");
            }
            var name = upcaster.NewName;
            for (var steps = 0; !_types.ContainsKey(name); steps++)
            {
                name = steps <= _upcasters.Count && _upcasters.TryGetValue(name, out var next)
                    ? next.NewName
                    : throw new ArgumentException($"The upcaster of '{upcaster.OldName}' leads to no name that is known today.");
            }
        }
    }
}

/// <summary>Reads a fact stored under a former name as the fact of a newer name.</summary>
public sealed record Upcaster(string OldName, string NewName, Func<JsonNode, JsonNode> Rewrite);

/// <summary>A stored name that this program does not know: written by a newer version.</summary>
public sealed class UnknownFactException(string type) : Exception($"This program does not know the fact '{type}'.")
{
    public string Type { get; } = type;
}
