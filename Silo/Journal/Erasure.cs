using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>What an erasure by law leaves of a fact, and the record of it.</summary>
/// <param name="Left">The data that stays: the fact without its words.</param>
/// <param name="Stream">The government's stream of erasures.</param>
internal sealed record Erasure(string Left, GrainAddress Stream, NewFact Record, string Metadata, DateTimeOffset At)
{
    /// <summary>Null with no rejection: it is erased already.</summary>
    /// <param name="fact">The fact at the position; null: there is none.</param>
    public static (Erasure? Erasure, Rejection? Rejection) Of(RecordedFact? fact, long position, string basis, Envelope envelope, FactCodec codec)
    {
        if (fact is null)
        {
            return (null, new Rejection("erasure.no-such-fact", $"{position}"));
        }
        if (fact.Erased)
        {
            return (null, null);
        }
        if (codec.Decode(fact.Type, fact.Data) is not IErasable erasable)
        {
            return (null, new Rejection("erasure.holds-no-words", fact.Type));
        }
        var left = codec.Encode(erasable.Erased).Data;
        var record = new FactErased(position, fact.Address, fact.Version, basis, FactHash.HexOf(left));
        var (type, data) = codec.Encode(record);
        return (
            new Erasure(left, ErasureEvent.StreamOf(fact.Address.Government), new NewFact(type, data, record), FactMetadata.Of(envelope, "erasure").ToJson(), envelope.At),
            null);
    }

    /// <param name="version">At which the stream of erasures stands.</param>
    public AppendRequest Append(long version) => new([new StreamAppend(Stream, version, [Record])], Metadata, At, Command: null);
}
