using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal;

public class Reading_stored_facts
{
    private static readonly FactCodec Codec = new(
        [typeof(MemoEvent)],
        [
            new Upcaster("memo.said.v1", "memo.said.v2", old => new JsonObject { ["words"] = old["text"]!.GetValue<string>() }),
            new Upcaster("memo.said.v2", "memo.written.v1", old => new JsonObject { ["words"] = old["words"]!.GetValue<string>(), ["by"] = "unknown" }),
        ]);

    public static TheoryData<string> Names => [.. new FactCodec(House.Kinds).Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_name_reads_its_golden_file_and_writes_it_again_byte_for_byte(string name)
    {
        var codec = new FactCodec(House.Kinds);
        var golden = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        if (!File.Exists(golden))
        {
            Assert.Fail($"No golden file. Store this, once and for good, as tests/Silo.Tests/Golden/{name}.json:\n{codec.Encode(Sample.Of(TypeOf(name))).Data}");
        }
        var text = File.ReadAllText(golden).TrimEnd('\n');

        codec.Encode(codec.Decode(name, text)).ShouldBe((name, text));
    }

    [Fact]
    public void No_golden_file_is_left_without_a_reader()
    {
        var known = new FactCodec(House.Kinds).Names.ToHashSet();

        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Golden")).Select(Path.GetFileNameWithoutExtension)
            .ShouldAllBe(name => known.Contains(name!));
    }

    [Fact]
    public void The_text_holds_no_type_and_Chinese_as_itself() =>
        Codec.Encode(new MemoWritten("“要点” <1>", "办公室")).ShouldBe(("memo.written.v1", """{"words":"“要点” <1>","by":"办公室"}"""));

    [Theory]
    [InlineData("memo.said.v1", """{"text":"early"}""")]
    [InlineData("memo.said.v2", """{"words":"early"}""")]
    public void A_former_name_is_read_by_upcasters_one_after_the_other(string name, string data) =>
        Codec.Decode(name, data).ShouldBe(new MemoWritten("early", "unknown"));

    [Fact]
    public void An_unknown_name_is_refused_by_name() =>
        Should.Throw<UnknownFactException>(() => Codec.Decode("memo.sung.v9", "{}")).Type.ShouldBe("memo.sung.v9");

    [Fact]
    public void An_unknown_record_is_refused_by_name() =>
        Should.Throw<UnknownFactException>(() => Codec.Encode(new NoteTaken("x"))).Type.ShouldBe(nameof(NoteTaken));

    [Fact]
    public void An_upcaster_that_leads_nowhere_is_refused_at_the_start()
    {
        Should.Throw<ArgumentException>(() => new FactCodec([typeof(MemoEvent)], [new Upcaster("a.v1", "b.v1", n => n)]));
        Should.Throw<ArgumentException>(() => new FactCodec([typeof(MemoEvent)], [new Upcaster("a.v1", "b.v1", n => n), new Upcaster("b.v1", "a.v1", n => n)]));
        Should.Throw<ArgumentException>(() => new FactCodec([typeof(MemoEvent)], [new Upcaster("memo.written.v1", "memo.written.v1", n => n)]));
    }

    [Fact]
    public void What_an_erasure_leaves_changes_no_row_of_the_ledger()
    {
        // Kept and rebuilt ledger stay equal only if erased words were of no weight.
        foreach (var fact in new FactCodec(House.Kinds).Names.Select(n => Sample.Of(TypeOf(n))).OfType<IErasable>())
        {
            if (fact is Tracker.Assignments.AssignmentCleared cleared)
            {
                var ended = cleared with { Outcome = Tracker.Assignments.YearEndOutcome.Lasting };
                Weight(ended.Erased).ShouldBe(Weight(ended));
            }
            else if (fact is Tracker.Assignments.AssignmentEvent)
            {
                Weight(fact.Erased).ShouldBe(Weight(fact));
            }
        }
    }

    private static Tracker.Ledger.LedgerEntry Weight(object fact)
    {
        var address = GrainAddress.Parse("990000/2031/plan/1/work-point/5/assignment/7");
        if (fact is Tracker.Assignments.AssignmentRecorded recorded)
        {
            return Tracker.Ledger.LedgerEntry.Follow(null, address, recorded, 1) with { Deadlines = [] };
        }
        if (fact is Tracker.Assignments.AssignmentRecordCorrected corrected)
        {
            var before = (Tracker.Assignments.AssignmentEvent)Sample.Of(typeof(Tracker.Assignments.AssignmentRecorded));
            return Tracker.Ledger.LedgerEntry.Follow(Tracker.Ledger.LedgerEntry.Follow(null, address, before, 1), address, corrected, 2) with { Deadlines = [] };
        }
        var made = (Tracker.Assignments.AssignmentEvent)Sample.Of(typeof(Tracker.Assignments.AssignmentMade));
        var row = Tracker.Ledger.LedgerEntry.Follow(null, address, made, 1);
        return Tracker.Ledger.LedgerEntry.Follow(row, address, (Tracker.Assignments.AssignmentEvent)fact, 2) with { Deadlines = [] };
    }

    private static Type TypeOf(string name) =>
        House.Kinds.Select(k => k.Fact).Append(typeof(ErasureEvent)).SelectMany(StoredName.AllOf).Single(n => n.Name == name).Type;

    [JsonDerivedType(typeof(MemoWritten), "memo.written.v1")]
    private abstract record MemoEvent;

    private sealed record MemoWritten(string Words, string By) : MemoEvent;
}
