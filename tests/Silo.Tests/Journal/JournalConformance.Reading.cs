using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Journal;

public abstract partial class JournalConformance
{
    [StoreFact]
    public async Task A_stream_is_read_in_chunks_after_a_version()
    {
        await Written(Note.Append(Note.In(1, 0, "1", "2", "3", "4", "5")));

        (await Journal.ReadStream(Note.Book(1), 2, 2)).Select(Note.WordsOf).ShouldBe(["3", "4"]);
        (await Journal.ReadStream(Note.Book(1), 5)).ShouldBeEmpty();
        (await Journal.ReadStream(Note.Book(2), 0)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Versions_and_the_last_position_count_what_is_there()
    {
        (await Journal.LastPosition()).ShouldBe(0);
        (await Journal.VersionOf(Note.Book(1))).ShouldBe(0);

        await Written(Note.Append(Note.In(1, 0, "1", "2"), Note.In(2, 0, "3")));

        (await Journal.LastPosition()).ShouldBe(3);
        (await Journal.VersionOf(Note.Book(1))).ShouldBe(2);
        (await Journal.VersionOf(Note.Book(2))).ShouldBe(1);
    }

    [StoreFact]
    public async Task Each_government_that_has_a_stream_is_named_once()
    {
        (await Journal.Governments()).ShouldBeEmpty();

        foreach (var address in (string[])["420000/0000/unit-register/1", "110000/2026/plan/1", "420000/2026/plan/1", "110000/2025/plan/1"])
        {
            await Written(Note.Append(new StreamAppend(Deciding.GrainAddress.Parse(address), 0, Note.In(1, 0, "1").Facts)));
        }

        (await Journal.Governments()).Select(g => g.Value).ShouldBe(["110000", "420000"]);
    }

    [StoreFact]
    public async Task A_reader_of_all_never_skips_what_is_written_meanwhile()
    {
        const int Facts = 3000;
        var writing = Task.WhenAll(Enumerable.Range(0, 30).Select(book => Task.Run(async () =>
        {
            for (var n = 0; n < Facts / 30; n++)
            {
                await Written(Note.Append(Note.In(book, n, "x")));
            }
        })));
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var seen = new List<long>();
        while (seen.Count < Facts)
        {
            await Journal.WaitBeyond(seen.Count == 0 ? 0 : seen[^1], tooLong.Token);
            seen.AddRange((await Journal.ReadAll(seen.Count == 0 ? 0 : seen[^1], 100)).Select(f => f.Position));
        }
        await writing;

        seen.ShouldBe(Enumerable.Range(1, Facts).Select(i => (long)i));
    }

    [StoreFact]
    public async Task A_reader_of_some_names_gets_those_between_two_positions_in_order()
    {
        for (var n = 0; n < 4; n++)
        {
            await Written(Note.Append(Note.In(n, 0, $"{n}")));
        }
        var all = await Journal.ReadAll(0);
        var types = all.Select(f => f.Type).ToHashSet();

        (await Journal.ReadOf(types, all[0].Position, all[2].Position)).ShouldBe(all.Skip(1).Take(2));
        (await Journal.ReadOf(types, 0, all[^1].Position, limit: 3)).ShouldBe(all.Take(3));
        (await Journal.ReadOf(new HashSet<string> { "another.name.v1" }, 0, all[^1].Position)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Waiting_ends_once_the_journal_has_grown()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = Journal.WaitBeyond(1, cancel.Token);
        await Written(Note.Append(Note.In(1, 0, "1")));
        waiting.IsCompleted.ShouldBeFalse();

        await Written(Note.Append(Note.In(1, 1, "2")));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await Journal.WaitBeyond(1, cancel.Token).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [StoreFact]
    public async Task Waiting_ends_when_the_waiter_goes_away()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = Journal.WaitBeyond(0, cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [StoreFact]
    public async Task A_checkpoint_is_kept_per_reader()
    {
        (await Journal.Checkpoint("closures")).ShouldBe(0);

        await Journal.SaveCheckpoint("closures", 7);
        await Journal.SaveCheckpoint("closures", 9);
        await Journal.SaveCheckpoint("others", 3);

        await Reopen();
        (await Journal.Checkpoint("closures")).ShouldBe(9);
        (await Journal.Checkpoint("others")).ShouldBe(3);
    }

    [StoreFact]
    public async Task Everything_is_there_after_closing_and_opening()
    {
        var id = Guid.CreateVersion7();
        await Written(Note.Append(id, "body", Note.In(1, 0, "1", "2"), Note.In(2, 0, "3")));

        await Reopen();

        (await Journal.ReadAll(0)).Select(Note.WordsOf).ShouldBe(["1", "2", "3"]);
        (await Journal.Append(Note.Append(id, "body", Note.In(1, 2, "4")))).ShouldBeOfType<AppendOutcome.Repeated>();
        (await Journal.Append(Note.Append(Note.In(1, 1, "4")))).ShouldBe(new AppendOutcome.Conflict(Note.Book(1), 2));
        (await Written(Note.Append(Note.In(1, 2, "4")))).ShouldBe(4);
    }
}
