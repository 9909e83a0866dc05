using Shouldly;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

/// <summary>What a reader found at a stream's end saves the writer a look-up, but never when the stream was written since.</summary>
public sealed class Reading_just_before_writing : IAsyncDisposable
{
    private const int Remembered = 32;
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public Reading_just_before_writing() => _store = Stores.Open(_folder, with: o => o with { RememberedStreams = Remembered });

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_read_is_followed()
    {
        await Written(Note.In(1, 0, "1"));
        await WriteOthers();
        await _store.Journal.ReadStream(Note.Book(1), 0);

        await Written(Note.In(1, 1, "2"));

        await Unchanged("1", "2");
    }

    [Fact]
    public async Task What_was_written_since_goes_before_what_was_read()
    {
        await Written(Note.In(1, 0, "1"));
        await _store.Journal.ReadStream(Note.Book(1), 0); // nobody comes for this end before it is old
        await Written(Note.In(1, 1, "2"));
        await WriteOthers(); // the writer forgets the stream

        (await _store.Journal.Append(Note.Append(Note.In(1, 1, "twice")))).ShouldBeOfType<AppendOutcome.Conflict>().ActualVersion.ShouldBe(2);
        await Written(Note.In(1, 2, "3"));

        await Unchanged("1", "2", "3");
    }

    [Fact]
    public async Task A_part_of_the_stream_is_not_its_end()
    {
        await Written(Note.In(1, 0, "1", "2", "3"));
        await WriteOthers();
        await _store.Journal.ReadStream(Note.Book(1), 0, limit: 2);

        await Written(Note.In(1, 3, "4"));

        await Unchanged("1", "2", "3", "4");
    }

    [Fact]
    public async Task What_was_read_before_a_batch_failed_is_not_trusted_over_the_file()
    {
        await Written(Note.In(1, 0, "1"));
        await WriteOthers();
        await _store.Journal.ReadStream(Note.Book(1), 0);
        await Should.ThrowAsync<InvalidOperationException>(async () => await _store.Tables.Write<int>(_ => throw new InvalidOperationException()));

        await Written(Note.In(1, 1, "2"));

        await Unchanged("1", "2");
    }

    private async Task Written(StreamAppend append) =>
        (await _store.Journal.Append(Note.Append(append))).ShouldBeOfType<AppendOutcome.Written>();

    private async Task WriteOthers()
    {
        for (var book = 1000; book < 1000 + 2 * Remembered; book++)
        {
            await _store.Journal.Append(Note.Append(Note.In(book, await _store.Journal.VersionOf(Note.Book(book)), "other")));
        }
    }

    private async Task Unchanged(params string[] words)
    {
        (await _store.Journal.ReadStream(Note.Book(1), 0)).Select(Note.WordsOf).ShouldBe(words);
        _store.Verify().Findings.ShouldBeEmpty();
    }
}
