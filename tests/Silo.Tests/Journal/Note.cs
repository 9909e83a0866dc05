using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal;

// A family for tests only: the journal stores what it does not understand, and the ledger passes it by.
[JsonDerivedType(typeof(NoteTaken), "note.taken.v1")]
public abstract record NoteEvent;

public sealed record NoteTaken(string Words) : NoteEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

/// <summary>Appends made short for tests.</summary>
internal static class Note
{
    public static readonly DateTimeOffset Morning = new(2031, 3, 5, 9, 0, 0, TimeSpan.FromHours(8));

    public static GrainAddress Book(int number) => GrainAddress.Parse($"990000/2031/note/{number}");

    public static StreamAppend In(int book, long expected, params string[] words) =>
        new(Book(book), expected, [.. words.Select(Fact)]);

    public static NewFact Fact(string words)
    {
        var fact = new NoteTaken(words);
        return new NewFact("note.taken.v1", JsonSerializer.Serialize(fact, StoredJson.Options), fact);
    }

    public static AppendRequest Append(params StreamAppend[] streams) => AppendAt(Morning, null, streams);

    public static AppendRequest Append(Guid command, string body, params StreamAppend[] streams) =>
        AppendAt(Morning, new CommandStamp(command, Hash(body)), streams);

    public static AppendRequest AppendAt(DateTimeOffset at, CommandStamp? command, params StreamAppend[] streams) =>
        new([.. streams], Metadata(at), at, command);

    public static string Metadata(DateTimeOffset at) => JsonSerializer.Serialize(new { account = "记录员", at }, StoredJson.Options);

    public static byte[] Hash(string body) => SHA256.HashData(Encoding.UTF8.GetBytes(body));

    public static string WordsOf(RecordedFact fact) => JsonSerializer.Deserialize<NoteTaken>(fact.Data, StoredJson.Options)!.Words;
}
