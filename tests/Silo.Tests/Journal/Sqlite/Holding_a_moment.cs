using Shouldly;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

/// <summary>Streams are read from a moment that is held open, and never as they stood before something that was acknowledged.</summary>
public sealed class Holding_a_moment : IAsyncDisposable
{
    private const int PagesBetweenCheckpoints = 50;
    private const string Basis = "个人信息保护法第四十七条；2031年第7号决定";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public Holding_a_moment() => _store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = PagesBetweenCheckpoints });

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_written_since_is_read()
    {
        await Written(Note.In(1, 0, "1"), Note.In(2, 0, "1"));
        await Words(2, "1"); // holds the moment

        await Written(Note.In(1, 1, "2"));
        await Written(Note.In(3, 0, "new"));

        await Words(1, "1", "2");
        await Words(2, "1");
        await Words(3, "new");
    }

    [Fact]
    public async Task What_was_written_before_many_checkpoints_is_read()
    {
        for (var round = 0; round < 400; round++)
        {
            await Written(Note.In(round % 7, await _store.Journal.VersionOf(Note.Book(round % 7)), $"{round}"), Note.In(100 + round, 0, "other"));
            await Words(100 + round / 2, "other");
            (await _store.Journal.ReadStream(Note.Book(round % 7), 0)).Select(Note.WordsOf).Last().ShouldBe($"{round}");
        }
        _store.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_erased_is_not_read_any_more()
    {
        await Written(Note.In(1, 0, "1"));
        await Written(Note.In(2, 0, "other"));
        await Words(1, "1"); // holds the moment

        (await _store.Erase(1, Basis, new Envelope(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.CommandLine))).ShouldBeNull();

        (await _store.Journal.ReadStream(Note.Book(1), 0)).ShouldHaveSingleItem().Erased.ShouldBeTrue();
    }

    [Fact]
    public async Task The_log_does_not_grow_for_it()
    {
        for (var round = 0; round < 2_000; round++)
        {
            await Written(Note.In(round, 0, "other"));
            await Words(round / 2, "other");
        }
        new FileInfo(Path.Combine(_folder.Path, SqliteDatabase.FileName + "-wal")).Length.ShouldBeLessThan(4 * PagesBetweenCheckpoints * 4200);
    }

    private async Task Written(params StreamAppend[] appends) =>
        (await _store.Journal.Append(Note.Append(appends))).ShouldBeOfType<AppendOutcome.Written>();

    private async Task Words(int book, params string[] words) =>
        (await _store.Journal.ReadStream(Note.Book(book), 0)).Select(Note.WordsOf).ShouldBe(words);
}
