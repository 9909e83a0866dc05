using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Journal;

public abstract partial class JournalConformance
{
    [StoreFact]
    public async Task A_repeated_command_id_gets_the_first_answer_and_writes_nothing()
    {
        var id = Guid.CreateVersion7();
        await Written(Note.Append(Note.In(1, 0, "before")));
        await Written(Note.Append(id, "body", Note.In(1, 1, "a", "b"), Note.In(2, 0, "c")));

        var again = await Journal.Append(Note.Append(id, "body", Note.In(1, 3, "a", "b")));

        var first = again.ShouldBeOfType<AppendOutcome.Repeated>().First;
        (first.Id, first.Version, first.Position).ShouldBe((id, 3, 4));
        first.BodyHash.ToArray().ShouldBe(Note.Hash("body"));
        (await Journal.LastPosition()).ShouldBe(4);
    }

    [StoreFact]
    public async Task A_repeat_is_told_before_a_conflict()
    {
        var id = Guid.CreateVersion7();
        await Written(Note.Append(id, "body", Note.In(1, 0, "a")));

        (await Journal.Append(Note.Append(id, "body", Note.In(1, 0, "a")))).ShouldBeOfType<AppendOutcome.Repeated>();
    }

    [StoreFact]
    public async Task The_same_id_with_another_body_shows_the_first_bodys_hash()
    {
        var id = Guid.CreateVersion7();
        await Written(Note.Append(id, "body", Note.In(1, 0, "a")));

        var outcome = await Journal.Append(Note.Append(id, "another", Note.In(1, 1, "b")));

        outcome.ShouldBeOfType<AppendOutcome.Repeated>().First.BodyHash.ToArray().ShouldBe(Note.Hash("body"));
        (await Journal.VersionOf(Note.Book(1))).ShouldBe(1);
    }

    [StoreFact]
    public async Task A_repeat_at_the_same_moment_is_written_once()
    {
        var id = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Journal.Append(Note.Append(id, "body", Note.In(i, 0, "a"))).AsTask()).ToList());

        outcomes.OfType<AppendOutcome.Written>().Count().ShouldBe(1);
        outcomes.OfType<AppendOutcome.Repeated>().ShouldAllBe(r => r.First.Id == id && r.First.Position == 1);
        (await Journal.LastPosition()).ShouldBe(1);
    }

    [StoreFact]
    public async Task A_refused_command_is_not_remembered()
    {
        var id = Guid.CreateVersion7();
        await Written(Note.Append(Note.In(1, 0, "a")));
        (await Journal.Append(Note.Append(id, "body", Note.In(1, 0, "b")))).ShouldBeOfType<AppendOutcome.Conflict>();

        (await Journal.Recall(id)).ShouldBeNull();
        await Written(Note.Append(id, "body", Note.In(1, 1, "b")));

        (await Journal.Recall(id))!.Position.ShouldBe(2);
        (await Journal.Recall(Guid.CreateVersion7())).ShouldBeNull();
    }
}
