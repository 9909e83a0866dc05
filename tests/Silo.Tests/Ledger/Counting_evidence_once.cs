using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>Evidence that comes again with a correction is one piece; what earlier programs counted twice is put right by a rebuild.</summary>
public sealed class Counting_evidence_once : House_of_facts
{
    private static readonly EvidenceItem Page = new(EvidenceKind.Link, "专栏", "https://example.org/page");

    [Fact]
    public async Task Kept_is_rebuilt_however_often_it_is_sent()
    {
        var (address, before) = await Open();
        var grains = new EmbeddedGrains(Store.Journal, Stores.Codec, House.Kinds, new EngineOptions());
        for (var i = 1; i <= 3; i++)
        {
            var answer = await grains.Assignment(address).Ask(
                new Envelope(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.Rest), new SubmitReport(new DateOnly(2031, 3, i), $"第{i}次。", [Page, Page with { Url = $"https://example.org/{i}/new" }]));
            answer.Rejection.ShouldBeNull();
        }

        (await Store.Ledger.Line(address))!.Entry.Evidence.ShouldBe(before + 4);
        Store.Verify().Findings.ShouldBeEmpty();
        await Store.Rebuild();
        (await Store.Ledger.Line(address))!.Entry.Evidence.ShouldBe(before + 4);
    }

    [Fact]
    public async Task What_was_counted_twice_is_put_right_by_a_rebuild()
    {
        var (address, before) = await Open();
        foreach (var day in new[] { 1, 2 })
        {
            var fact = new ReportSubmitted(new DateOnly(2031, 3, day), "更正。", [Page], false); // as earlier programs wrote it
            var (type, data) = Stores.Codec.Encode(fact);
            data.ShouldNotContain("again", Case.Insensitive);
            await Store.Journal.Append(Note.Append(new StreamAppend(address, await Store.Journal.VersionOf(address), [new NewFact(type, data, fact)])));
        }
        (await Store.Ledger.Line(address))!.Entry.Evidence.ShouldBe(before + 2);

        await Store.Rebuild();

        (await Store.Ledger.Line(address))!.Entry.Evidence.ShouldBe(before + 1);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private async Task<(GrainAddress Address, int Evidence)> Open()
    {
        await foreach (var line in Store.Ledger.Lines(Province.Plan(1)))
        {
            if (line.Entry.Status is AssignmentStatus.Underway)
            {
                return (line.Entry.Assignment, line.Entry.Evidence);
            }
        }
        throw new InvalidOperationException();
    }
}
