using Tracker.LookBack;

namespace Tracker.Silo.LookBack;

/// <summary>What one look at a link showed.</summary>
/// <param name="Standing">Never <see cref="EvidenceStanding.Changed"/>: that is said by whoever knows what was recorded.</param>
/// <param name="Status">Null: no answer came.</param>
/// <param name="Moved">Where it was redirected to; null: nowhere.</param>
/// <param name="Text">The page's main text, a line each; null: none was read.</param>
/// <param name="Fault">A code: <c>private-address</c>, <c>host-unknown</c>, <c>unreachable</c>, <c>too-slow</c>, <c>too-long</c>, <c>too-many-redirects</c>, <c>no-link</c>.</param>
public sealed record LinkLook(EvidenceStanding Standing, int? Status = null, string? Moved = null, string? Text = null, string? Fault = null);
