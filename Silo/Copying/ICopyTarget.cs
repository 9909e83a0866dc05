using Tracker.Silo.Files;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Copying;

/// <summary>A store that is copied into. Each piece is on disk, whole, when its call returns; a piece that throws left nothing.</summary>
internal interface ICopyTarget : IAsyncDisposable
{
    IFileShelf Files { get; }

    /// <summary>The source's mark, where this is a copy that is not whole yet.</summary>
    string? HalfCopyOf { get; }

    /// <summary>Neither facts nor accounts.</summary>
    bool IsEmpty { get; }

    IStoredRows OpenRows();

    /// <summary>From now on nothing else opens it.</summary>
    Task Begin(string source);

    /// <summary>The next facts, which ledger and days follow. Throws <see cref="StoreRefusedException"/> <c>copy.target-in-use</c> where somebody else wrote meanwhile.</summary>
    Task Take(CopiedChunk chunk);

    /// <summary>All that is no fact, as the source has it at this moment, in place of what an earlier call took.</summary>
    /// <param name="source">Of one moment.</param>
    Task TakeRest(IStoredRows source, IReadOnlyList<SessionKey> keys);

    /// <summary>The copy is whole: whoever wants may open it.</summary>
    Task Finish();
}

/// <param name="Streams">Numbered addresses that the facts or their ledger rows speak of; some may be there already.</param>
/// <param name="Erased">Facts of earlier chunks whose words were erased at the source since.</param>
internal sealed record CopiedChunk(
    IReadOnlyList<(long No, string Address)> Streams,
    IReadOnlyList<CopiedFact> Facts,
    IReadOnlyList<StoredEvent> Erased);

/// <param name="Decoded">The fact itself.</param>
internal sealed record CopiedFact(StoredEvent Event, RecordedFact Fact, object Decoded);
