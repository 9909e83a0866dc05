using System.Text;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Erasing_by_law : House_of_facts
{
    private const string Basis = "个人信息保护法第四十七条；2031年第7号决定";

    private static readonly Envelope Envelope = new(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.CommandLine);

    [Fact]
    public async Task The_words_are_gone_and_the_chain_still_verifies()
    {
        var fact = await Reported();
        var seal = await Store.Seal();

        (await Store.Erase(fact.Position, Basis, Envelope)).ShouldBeNull();

        var erased = (await Store.Journal.ReadAll(fact.Position - 1, 1))[0];
        erased.Erased.ShouldBeTrue();
        ((ReportSubmitted)Stores.Codec.Decode(erased.Type, erased.Data)).Text.ShouldBeEmpty();
        Store.Verify([seal!]).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_recorded_as_an_event_with_its_basis()
    {
        var fact = await Reported();
        await Store.Erase(fact.Position, Basis, Envelope);

        var recorded = (await Store.Journal.ReadStream(ErasureEvent.StreamOf(Province.Government), 0)).ShouldHaveSingleItem();

        var record = Stores.Codec.Decode(recorded.Type, recorded.Data).ShouldBeOfType<FactErased>();
        (record.Position, record.Address, record.Version, record.Basis).ShouldBe((fact.Position, fact.Address, fact.Version, Basis));
    }

    [Fact]
    public async Task The_ledger_shows_no_words_and_rebuilt_it_is_the_same()
    {
        var last = (await Store.Journal.ReadAll(0, int.MaxValue)).Last(f => f.Type == "assignment.report-submitted.v1");
        var before = (await Store.Ledger.Line(last.Address))!;
        await Store.Erase(before.Entry.LastReport!.Value, Basis, Envelope);

        var after = (await Store.Ledger.Line(last.Address))!;

        before.LastReportText.ShouldNotBeEmpty();
        after.LastReportText.ShouldBeEmpty();
        after.Entry.Evidence.ShouldBe(before.Entry.Evidence);
        await Store.Rebuild();
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_file_of_the_folder_holds_the_words_any_more()
    {
        const string Words = "某人的住址与电话不应在此";
        var fact = new AssignmentReturned(new DateOnly(2031, 3, 5), Words);
        var (type, data) = Stores.Codec.Encode(fact);
        var assignment = (await Fact("assignment.report-submitted.v1")).Address;
        var version = await Store.Journal.VersionOf(assignment);
        await Store.Journal.Append(Note.Append(new StreamAppend(assignment, version, [new NewFact(type, data, fact)])));
        Holds(Words).ShouldBeTrue();

        await Store.Erase(await Store.Journal.LastPosition(), Basis, Envelope);

        Holds(Words).ShouldBeFalse();
    }

    [Fact]
    public async Task Twice_is_recorded_once()
    {
        var fact = await Reported();
        await Store.Erase(fact.Position, Basis, Envelope);

        (await Store.Erase(fact.Position, Basis, Envelope)).ShouldBeNull();

        (await Store.Journal.VersionOf(ErasureEvent.StreamOf(Province.Government))).ShouldBe(1);
    }

    [Fact]
    public async Task What_holds_no_words_or_is_not_there_is_refused()
    {
        (await Store.Erase((await Fact("assignment.made.v1")).Position, Basis, Envelope))!.Code.ShouldBe("erasure.holds-no-words");
        (await Store.Erase(1_000_000, Basis, Envelope))!.Code.ShouldBe("erasure.no-such-fact");
    }

    [Fact]
    public async Task A_salt_removed_by_hand_is_found()
    {
        var fact = await Reported();
        await Run($"UPDATE events SET salt = NULL WHERE position = {fact.Position}");

        Store.Verify().Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Code.ShouldBe(FindingCode.ErasureUnrecorded),
            f => f.Position.ShouldBe(fact.Position));
    }

    [Fact]
    public async Task Words_put_where_the_erased_stood_are_found()
    {
        var fact = await Reported();
        await Store.Erase(fact.Position, Basis, Envelope);
        await Run($"UPDATE events SET data = replace(data, '\"text\":\"\"', '\"text\":\"另说\"') WHERE position = {fact.Position}");

        Store.Verify().Findings.ShouldContain(f => f.Code == FindingCode.DataChanged && f.Position == fact.Position);
    }

    private Task<RecordedFact> Reported() => Fact("assignment.report-submitted.v1");

    private bool Holds(string words) => Directory.EnumerateFiles(Folder.Path, SqliteDatabase.FileName + "*").Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
