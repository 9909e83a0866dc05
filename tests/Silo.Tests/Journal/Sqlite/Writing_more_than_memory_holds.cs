using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Writing_more_than_memory_holds : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Pages leave the cache for the log before the commit, and are read back from there.</summary>
    [Fact]
    public async Task One_append_larger_than_the_cache_is_whole_for_readers_and_after_opening_again()
    {
        string[] texts = [.. Enumerable.Range(0, 4_000).Select(n => $"{n} {new string('长', 500)}")];
        await using (var store = Stores.Open(_folder, with: o => o with { CacheMegabytes = 1, PagesBetweenCheckpoints = 500 }))
        {
            (await store.Journal.Append(Note.Append(Note.In(1, 0, texts)))).ShouldBeOfType<AppendOutcome.Written>();
            (await store.Journal.VersionOf(Note.Book(1))).ShouldBe(texts.Length);
            (await store.Journal.Append(Note.Append(Note.In(2, 0, texts)))).ShouldBeOfType<AppendOutcome.Written>();
        }

        await using var again = Stores.Open(_folder);
        (await again.Journal.VersionOf(Note.Book(2))).ShouldBe(texts.Length);
        again.Verify().Findings.ShouldBeEmpty();
    }
}
