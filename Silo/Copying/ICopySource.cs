using Tracker.Silo.Files;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Copying;

/// <summary>A store that is copied from; nothing is written there, save that an older schema is brought up to date as by any opening.</summary>
internal interface ICopySource : IAsyncDisposable
{
    IFileShelf Files { get; }

    IStoredRows OpenRows();

    /// <summary>The keys that seal sessions: with them, whoever is signed in stays so.</summary>
    IReadOnlyList<SessionKey> SessionKeys();
}

/// <param name="Name">As its file is called, without the ending.</param>
internal sealed record SessionKey(string Name, string Xml);
