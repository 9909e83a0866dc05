using Tracker.Deciding;

namespace Tracker.Silo.DueWork;

/// <summary>Something that has fallen due at one grain.</summary>
/// <param name="Kind">With <paramref name="Key"/> and the address it makes the command's id: the same thing falls due under the same id.</param>
/// <param name="Command">Guarded by the grain's own state: said twice it writes once.</param>
internal sealed record DueItem(string Kind, GrainAddress Address, string Key, object Command);
