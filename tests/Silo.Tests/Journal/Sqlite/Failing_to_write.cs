using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Failing_to_write : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_database_refuses_and_loses_nothing_that_was_acknowledged()
    {
        long acknowledged = 0;
        await using (var store = Stores.Open(_folder, with: o => o with { LargestPageCount = 160 }))
        {
            var refused = await Should.ThrowAsync<JournalUnavailableException>(async () =>
            {
                while (true)
                {
                    await store.Journal.Append(Note.Append(Note.In(1, acknowledged, new string('满', 500))));
                    acknowledged++;
                }
            });
            refused.Code.ShouldBe("journal.disk-full");
            (await store.Journal.VersionOf(Note.Book(1))).ShouldBe(acknowledged);
        }

        await using var again = Stores.Open(_folder);
        (await again.Journal.VersionOf(Note.Book(1))).ShouldBe(acknowledged);
        (await again.Journal.Append(Note.Append(Note.In(1, acknowledged, "more")))).ShouldBeOfType<AppendOutcome.Written>();
        again.Verify().Findings.ShouldBeEmpty();
    }

    [FactOnSmallDisk]
    public async Task A_full_disk_refuses_until_there_is_space_and_then_goes_on()
    {
        using var disk = new SmallDisk(_folder.Path);
        await using var store = Stores.Open(_folder);
        var ballast = Path.Combine(_folder.Path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1 << 20]);
        var province = new Province(seed: 5);
        var requests = province.AssignPlan(1, 4, 5).Concat(Enumerable.Range(0, 4000).Select(_ => province.Step())).GetEnumerator();
        AppendRequest? failed = null;
        var codes = new HashSet<string>();
        while (failed is null && requests.MoveNext())
        {
            try
            {
                await store.Journal.Append(requests.Current);
            }
            catch (JournalUnavailableException refused)
            {
                failed = requests.Current;
                codes.Add(refused.Code);
            }
        }
        codes.ShouldBe(["journal.disk-full"]);
        var written = await store.Journal.LastPosition();

        File.Delete(ballast);

        (await store.Journal.Append(failed!)).ShouldBeOfType<AppendOutcome.Written>().LastPosition.ShouldBeGreaterThan(written);
        store.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_input_output_error_fails_the_batch_and_everything_until_a_restart()
    {
        await using (var store = Stores.Open(_folder))
        {
            await store.Journal.Append(Note.Append(Note.In(1, 0, "safe")));
            var failed = store.Tables.Write<int>(_ => throw new SqliteException("disk I/O error", 10, 1034)); // as a failed fsync is told

            (await Should.ThrowAsync<JournalUnavailableException>(async () => await failed)).Code.ShouldBe("journal.failed");
            (await Should.ThrowAsync<JournalUnavailableException>(async () => await store.Journal.Append(Note.Append(Note.In(1, 1, "after")))))
                .Code.ShouldBe("journal.failed");
            (await store.Journal.ReadAll(0)).Select(Note.WordsOf).ShouldBe(["safe"]); // reading goes on
        }

        await using var again = Stores.Open(_folder);
        (await again.Journal.Append(Note.Append(Note.In(1, 1, "after")))).ShouldBeOfType<AppendOutcome.Written>();
        again.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Closing_finishes_what_was_taken_and_refuses_the_rest()
    {
        var store = Stores.Open(_folder);
        var taken = Enumerable.Range(1, 50).Select(i => store.Journal.Append(Note.Append(Note.In(i, 0, "x"))).AsTask()).ToList();

        await store.DisposeAsync();

        (await Task.WhenAll(taken)).ShouldAllBe(o => o is AppendOutcome.Written);
        (await Should.ThrowAsync<JournalUnavailableException>(async () => await store.Journal.Append(Note.Append(Note.In(99, 0, "late")))))
            .Code.ShouldBe("journal.closed");
    }

    [Fact]
    public async Task A_fact_that_cannot_follow_fails_its_own_append_only()
    {
        await using var store = Stores.Open(_folder);
        var (type, data) = Stores.Codec.Encode(new Tracker.Assignments.AssignmentClosed(new DateOnly(2031, 3, 5)));
        var closing = new NewFact(type, data, new Tracker.Assignments.AssignmentClosed(new DateOnly(2031, 3, 5)));
        var stray = GrainAddress.Parse("990000/2031/plan/1/work-point/1/assignment/1");

        var good = store.Journal.Append(Note.Append(Note.In(1, 0, "a"))).AsTask();
        var bad = store.Journal.Append(Note.Append(Note.In(2, 0, "b"), new StreamAppend(stray, 0, [closing]))).AsTask();
        var alsoGood = store.Journal.Append(Note.Append(Note.In(3, 0, "c"))).AsTask();

        await Should.ThrowAsync<JournalOutOfOrderException>(bad);
        (await good).ShouldBe(new AppendOutcome.Written(1));
        (await alsoGood).ShouldBe(new AppendOutcome.Written(2));
        (await store.Journal.VersionOf(Note.Book(2))).ShouldBe(0);
        store.Verify().Findings.ShouldBeEmpty();
    }
}
