using Tracker.Assignments;
using Tracker.Evidence;

namespace Tracker.Silo.Ledger;

/// <summary>
/// Where facts are followed from the first of a stream on: how many of its evidence each of them brought again. Facts of earlier programs do not say so, and
/// the ledger counted a piece with every correction.
/// </summary>
internal sealed class EvidenceAgain
{
    private readonly Dictionary<long, HandedIn> _handedIn = [];

    /// <summary>The fact as it is to be followed.</summary>
    /// <param name="stream">The stream's number.</param>
    public object Counted(long stream, object fact)
    {
        if (fact is not IHandsIn { Items: { IsEmpty: false } items } handing)
        {
            return fact;
        }
        var before = _handedIn.GetValueOrDefault(stream, HandedIn.None);
        _handedIn[stream] = before.With(items, handing.Again);
        return before.AgainIn(items) is var again && again > handing.Again ? handing.Counted(again) : fact;
    }
}
