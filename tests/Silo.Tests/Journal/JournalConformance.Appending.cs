using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Journal;

public abstract partial class JournalConformance
{
    [StoreFact]
    public async Task Facts_come_back_byte_for_byte_in_their_order()
    {
        (await Written(Note.Append(Note.In(1, 0, "一、开头 <\"&'>", "second")))).ShouldBe(2);
        (await Written(Note.Append(Note.In(1, 2, "𠀀 third")))).ShouldBe(3);

        var facts = await Journal.ReadStream(Note.Book(1), 0);

        facts.Select(f => f.Position).ShouldBe([1, 2, 3]);
        facts.Select(f => f.Version).ShouldBe([1, 2, 3]);
        facts.Select(f => f.Data).ShouldBe([Note.Fact("一、开头 <\"&'>").Data, Note.Fact("second").Data, Note.Fact("𠀀 third").Data]);
        facts.ShouldAllBe(f => f.Type == "note.taken.v1" && f.Address == Note.Book(1) && f.Metadata == Note.Metadata(Note.Morning) && !f.Erased);
    }

    [StoreFact]
    public async Task Several_streams_are_written_together()
    {
        (await Written(Note.Append(Note.In(1, 0, "a"), Note.In(2, 0, "b", "c"), Note.In(3, 0, "d")))).ShouldBe(4);

        (await Journal.ReadAll(0)).Select(f => (f.Address, Note.WordsOf(f))).ShouldBe(
            [(Note.Book(1), "a"), (Note.Book(2), "b"), (Note.Book(2), "c"), (Note.Book(3), "d")]);
    }

    [StoreFact]
    public async Task One_stream_at_another_version_refuses_all_of_them()
    {
        await Written(Note.Append(Note.In(2, 0, "there")));

        var outcome = await Journal.Append(Note.Append(Note.In(1, 0, "a"), Note.In(2, 0, "b"), Note.In(3, 0, "c")));

        outcome.ShouldBe(new AppendOutcome.Conflict(Note.Book(2), 1));
        (await Journal.LastPosition()).ShouldBe(1);
        (await Journal.VersionOf(Note.Book(1))).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_version_than_expected_is_a_conflict_that_says_which(long expected)
    {
        await Written(Note.Append(Note.In(1, 0, "a", "b")));

        (await Journal.Append(Note.Append(Note.In(1, expected, "c")))).ShouldBe(new AppendOutcome.Conflict(Note.Book(1), 2));
    }

    [StoreFact]
    public async Task A_stream_without_facts_is_a_version_to_be_confirmed_only()
    {
        await Written(Note.Append(Note.In(1, 0, "a")));

        (await Written(Note.Append(Note.In(1, 1), Note.In(2, 0, "b")))).ShouldBe(2);

        (await Journal.Append(Note.Append(Note.In(1, 0), Note.In(3, 0, "c")))).ShouldBe(new AppendOutcome.Conflict(Note.Book(1), 1));
        (await Journal.VersionOf(Note.Book(1))).ShouldBe(1);
    }

    [StoreFact]
    public async Task An_append_without_facts_or_with_an_address_twice_is_a_bug()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Append(Note.Append(Note.In(1, 0))));
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Append(Note.Append(Note.In(1, 0, "a"), Note.In(1, 1, "b"))));
    }

    [StoreFact]
    public async Task A_conflict_in_a_batch_refuses_its_own_append_only()
    {
        // All at one version: one of them wins, wherever the batches are cut; every other append is written.
        var rivals = Enumerable.Range(0, 40).Select(i => Journal.Append(Note.Append(Note.In(1, 0, $"rival {i}"))).AsTask());
        var others = Enumerable.Range(2, 40).Select(i => Journal.Append(Note.Append(Note.In(i, 0, $"other {i}"))).AsTask());
        var outcomes = await Task.WhenAll(rivals.Zip(others, (r, o) => new[] { r, o }).SelectMany(p => p).ToList());

        outcomes.OfType<AppendOutcome.Written>().Count().ShouldBe(41);
        outcomes.OfType<AppendOutcome.Conflict>().ShouldAllBe(c => c == new AppendOutcome.Conflict(Note.Book(1), 1));
        (await Journal.LastPosition()).ShouldBe(41);
    }

    [StoreFact]
    public async Task Sixty_four_writers_lose_and_double_nothing()
    {
        const int Writers = 64;
        const int Each = 25;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < Each; n++)
            {
                // Two writers share a stream, so half of them must load and try again.
                var book = writer / 2;
                while (await Journal.Append(Note.Append(Note.In(book, await Journal.VersionOf(Note.Book(book)), $"{writer}:{n}")))
                    is not AppendOutcome.Written)
                {
                }
            }
        })));

        var facts = await Journal.ReadAll(0, Writers * Each + 1);
        facts.Select(f => f.Position).ShouldBe(Enumerable.Range(1, Writers * Each).Select(i => (long)i));
        facts.Select(Note.WordsOf).Distinct().Count().ShouldBe(Writers * Each);
        foreach (var stream in facts.GroupBy(f => f.Address))
        {
            stream.Select(f => f.Version).ShouldBe(Enumerable.Range(1, 2 * Each).Select(i => (long)i));
        }
    }
}
