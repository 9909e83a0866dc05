using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>A store that will not open: <c>folder.owned</c> (argument: the owner's process id, or empty) or <c>schema.newer</c>.</summary>
public sealed class StoreRefusedException(Rejection rejection) : Exception(rejection.ToString())
{
    public Rejection Rejection { get; } = rejection;
}
