using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Silo.Tests.Journal.Kept;

/// <summary>Somebody reads assignments from the tables to add them while the writer commits.</summary>
public class Adding_what_was_read
{
    private static readonly GrainAddress Address = GrainAddress.Parse("990000/2031/plan/1/work-point/2/assignment/3");
    private static readonly AssignmentMade Made = new(UnitId.Of(3), "第3局", Role.Lead, 1, []);
    private static readonly AssignmentAcknowledged Acknowledged = new(new DateOnly(2031, 1, 7));

    private readonly KeptAssignments _kept = new(most: 64 * 8);

    [Fact]
    public void It_is_added()
    {
        _kept.BeginReading();
        Add(Made);

        _kept.Standing(Address)!.Value.Version.ShouldBe(1);
        _kept.Row(Address).ShouldBe(Row(1));
    }

    [Fact]
    public void Not_where_the_stream_was_written_since()
    {
        _kept.BeginReading();
        Write(Acknowledged);
        Add(Made);

        _kept.Standing(Address).ShouldBeNull();
    }

    [Fact]
    public void What_was_read_with_the_writing_in_it_stays()
    {
        _kept.BeginReading();
        Write(Acknowledged);
        Add(Made, Acknowledged);

        _kept.Standing(Address)!.Value.Version.ShouldBe(2);
    }

    [Fact]
    public void Nor_does_the_writer_lose_what_a_reader_saw_first()
    {
        _kept.BeginReading();
        Add(Made, Acknowledged);
        Write(Acknowledged);

        _kept.Standing(Address)!.Value.Version.ShouldBe(2);
    }

    [Fact]
    public void Not_where_the_tables_were_filled_anew_meanwhile()
    {
        _kept.BeginReading();
        _kept.Clear();
        Add(Made);
        _kept.Standing(Address).ShouldBeNull();

        _kept.BeginReading();
        Add(Made);
        _kept.Standing(Address)!.Value.Version.ShouldBe(1);
    }

    [Fact]
    public void What_was_written_before_the_reading_does_not_count()
    {
        _kept.BeginReading();
        Write(Acknowledged);
        _kept.BeginReading();
        Add(Made); // as a reader of another moment may have it; the store's own never does

        _kept.Standing(Address)!.Value.Version.ShouldBe(1);
    }

    /// <summary>The second fact of the stream is committed.</summary>
    private void Write(AssignmentEvent fact) => _kept.Follow(Address, 1, [fact], Head(2), Row(2));

    private void Add(params AssignmentEvent[] facts) =>
        _kept.Add(Address, facts.Aggregate(Assignment.Initial, Assignment.Evolve), Head(facts.Length), Row(facts.Length));

    private static StreamHead Head(int version) => new(7, version, [.. Enumerable.Repeat((byte)version, 32)]);

    private static LedgerRow Row(int version)
    {
        var entry = LedgerEntry.Follow(null, Address, Made, 10);
        return new LedgerRow(7, 5, 6, version == 1 ? entry : LedgerEntry.Follow(entry, Address, Acknowledged, 11), 9 + version);
    }
}
