using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Journal;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(FactErased), "erasure.fact-erased.v1")]
public abstract record ErasureEvent
{
    /// <summary>The stream on which a government's erasures stand.</summary>
    public static GrainAddress StreamOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "erasure", "1");
}

/// <summary>A fact's words were erased by law: salt and data are gone, this says which and why.</summary>
/// <param name="Basis">The law and the decision it was done on.</param>
/// <param name="Left">SHA-256 of the erased form that stands in the data's place, in lower-case hex: it cannot be changed unseen either.</param>
public sealed record FactErased(long Position, GrainAddress Address, long Version, string Basis, string Left) : ErasureEvent;
