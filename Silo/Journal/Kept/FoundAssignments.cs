using System.Text.Json;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal.Kept;

/// <summary>Assignments as a reader finds them in the tables, fact by fact and stream by stream, each added to what is kept once it is whole.</summary>
internal sealed class FoundAssignments(KeptAssignments kept, FactCodec codec)
{
    private GrainAddress _address;
    private long _no;
    private LedgerRow? _row;
    private Assignment _state = Assignment.Initial;
    private StreamHead _head;

    public bool IsNext(long no) => _no != no;

    /// <summary>Ends the one before.</summary>
    public void Begin(GrainAddress address, LedgerRow row)
    {
        End();
        (_address, _no, _row, _state) = (address, row.No, row, Assignment.Initial);
    }

    /// <summary>One that this program cannot follow leaves its assignment unkept.</summary>
    public void Fact(long version, string type, string data, byte[] hash)
    {
        if (_row is null)
        {
            return;
        }
        try
        {
            _state = Assignment.Evolve(_state, (AssignmentEvent)codec.Decode(type, data));
            _head = new StreamHead(_row.No, version, hash);
        }
        catch (Exception error) when (error is UnknownFactException or JsonException or JournalOutOfOrderException or InvalidCastException)
        {
            _row = null;
        }
    }

    public void End()
    {
        if (_row is not null)
        {
            kept.Add(_address, _state, _head, _row);
        }
        _row = null;
    }
}
