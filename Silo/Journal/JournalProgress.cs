namespace Tracker.Silo.Journal;

/// <summary>How far a walk through the journal has got.</summary>
public readonly record struct JournalProgress(long Position, long Last);
