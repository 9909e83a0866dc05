using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Activations;

/// <summary>Commands as text (their stored name and JSON), and decisions as appends.</summary>
internal sealed class CommandCodec(FactCodec facts, IEnumerable<GrainKind> kinds)
{
    /// <summary>A command without its circumstances.</summary>
    private static readonly JsonSerializerOptions WhatIsAsked = new(StoredJson.Options)
    {
        TypeInfoResolver = StoredJson.Options.TypeInfoResolver!.WithAddedModifier(static type =>
        {
            foreach (var property in type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(CircumstanceAttribute), inherit: true) is true))
            {
                property.ShouldSerialize = static (_, _) => false;
            }
        }),
    };

    private readonly Dictionary<Type, string> _names =
        kinds.SelectMany(k => StoredName.AllOf(k.Command)).ToDictionary(n => n.Type, n => n.Name);

    /// <summary>The command's stored name.</summary>
    public string NameOf(object command) => _names[command.GetType()];

    /// <summary>The command's text and the hash by which a repeated id is told from a reused one.</summary>
    public CommandText Say(Envelope envelope, GrainAddress address, object command)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{envelope.Who.Account.Value}\n"));
        return new CommandText(Add(hash, address, command), hash.GetHashAndReset());
    }

    /// <summary>Several commands as one: the first gives its name, the hash is over all in order that were asked.</summary>
    public CommandText Say(Envelope envelope, ImmutableArray<Telling> tellings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{envelope.Who.Account.Value}\ntogether\n"));
        foreach (var telling in tellings.Where(t => !t.Command.GetType().IsDefined(typeof(CircumstanceAttribute), inherit: false)))
        {
            Add(hash, telling.Address, telling.Command);
            hash.AppendData("\n"u8);
        }
        return new CommandText(_names[tellings[0].Command.GetType()], hash.GetHashAndReset());
    }

    public object Decode(RecordedFact fact) => facts.Decode(fact.Type, fact.Data);

    public AppendRequest Request(Envelope envelope, CommandText said, GrainAddress address, long version, Verdict verdict) =>
        Request(envelope, said, [
            Stream(address, version, verdict.Facts),
            .. verdict.Elsewhere.GroupBy(e => e.Address).Select(other => Stream(other.Key, 0, other.Select(e => e.Fact))),
        ]);

    public static AppendRequest Request(Envelope envelope, CommandText said, ImmutableArray<StreamAppend> streams)
    {
        // What a reaction said before is known by its target's state: its ids need no remembering.
        CommandStamp? stamp = envelope.Door == Door.Reaction ? null : new CommandStamp(envelope.CommandId, said.BodyHash);
        return new AppendRequest(streams, FactMetadata.Of(envelope, said.Name).ToJson(), envelope.At, stamp);
    }

    public StreamAppend Stream(GrainAddress address, long version, IEnumerable<object> facts) => new(address, version, [.. facts.Select(Encode)]);

    private string Add(IncrementalHash hash, GrainAddress address, object command)
    {
        var name = _names[command.GetType()];
        hash.AppendData(Encoding.UTF8.GetBytes($"{address.Value}\n{name}\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), WhatIsAsked));
        return name;
    }

    private NewFact Encode(object fact)
    {
        var (type, data) = facts.Encode(fact);
        return new NewFact(type, data, fact);
    }
}

internal sealed record CommandText(string Name, ReadOnlyMemory<byte> BodyHash);
