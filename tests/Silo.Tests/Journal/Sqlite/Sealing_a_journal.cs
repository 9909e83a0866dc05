using System.Security.Cryptography;
using System.Text;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Sealing_a_journal : House_of_facts
{
    [Fact]
    public async Task Each_seal_goes_on_where_the_one_before_ended()
    {
        var first = (await Store.Seal())!;
        await Append(3);
        var second = (await Store.Seal())!;

        (first.No, first.First, first.Previous).ShouldBe((1, 1, ""));
        (second.No, second.First, second.Previous).ShouldBe((2, first.Last + 1, first.Hash));
        second.Last.ShouldBe(await Store.Journal.LastPosition());
        Store.Seals.ShouldBe([first, second]);
    }

    [Fact]
    public async Task With_nothing_new_there_is_no_seal()
    {
        await Store.Seal();
        (await Store.Seal()).ShouldBeNull();
    }

    [Fact]
    public async Task Its_paper_can_be_checked_by_hand_and_read_back()
    {
        var seal = (await Store.Seal())!;
        var lines = seal.ToPaper().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // sha256sum over the lines above the last.
        var above = string.Concat(lines[..^1].Select(l => l + "\n"));
        lines[^1].ShouldBe("seal " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(above))));
        Silo.Journal.Seal.Parse(seal.ToPaper().Replace("\n", "\r\n  ", StringComparison.Ordinal)).ShouldBe(seal);
        Should.Throw<FormatException>(() => Silo.Journal.Seal.Parse(seal.ToPaper().Replace("positions 1-", "positions 2-", StringComparison.Ordinal)));
        Should.Throw<FormatException>(() => Silo.Journal.Seal.Parse("另一张纸"));
    }

    [Fact]
    public async Task It_is_done_daily_and_old_answers_are_dropped_with_it()
    {
        var before = await Run("SELECT count(*) FROM command_answers");
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Store.Housekeeping.Work;
        Store.Seals.Count.ShouldBe(1);
        await Append(1);

        Clock.Advance(TimeSpan.FromHours(1));
        await Store.Housekeeping.Work;
        Store.Seals.Count.ShouldBe(1, "the day is the same");
        (await Run("SELECT count(*) FROM command_answers")).ShouldBe(before + 1);

        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromHours(1));
        await Store.Housekeeping.Work;
        Store.Seals.Count.ShouldBe(2);
        (await Run("SELECT count(*) FROM command_answers")).ShouldBe(1, "only the last answer is not past its 30 days");
    }

    [Fact]
    public async Task It_is_done_daily_also_after_the_clock_was_put_back()
    {
        await Store.Seal(); // by a clock that is years ahead
        await Append(1);
        var right = new ManualClock(Clock.GetUtcNow() - TimeSpan.FromDays(1_000));
        await Reopen(right);

        right.Advance(TimeSpan.FromMinutes(2));
        await Store.Housekeeping.Work;

        Store.Seals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Old_answers_are_dropped_also_after_the_clock_was_put_back()
    {
        var right = new ManualClock(Clock.GetUtcNow() - TimeSpan.FromDays(1_000)); // those that are there were given by a clock that ran ahead
        await Reopen(right);
        right.Advance(TimeSpan.FromMinutes(2));
        await Store.Housekeeping.Work;
        Store.Verify().Findings.ShouldBeEmpty();
        (await Run("SELECT count(*) FROM command_answers")).ShouldBeGreaterThan(0, "from now on they have their 30 days");

        right.Advance(TimeSpan.FromDays(31));
        await Store.Housekeeping.Work;

        (await Run("SELECT count(*) FROM command_answers")).ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void The_root_is_that_of_RFC_6962(int leaves)
    {
        var hashes = Enumerable.Range(0, leaves).Select(i => SHA256.HashData([(byte)i])).ToList();
        var tree = new MerkleTree();
        hashes.ForEach(h => tree.Add(h));

        tree.Root().ShouldBe(Root(hashes));

        static byte[] Root(List<byte[]> hashes)
        {
            if (hashes.Count == 1)
            {
                return SHA256.HashData([0, .. hashes[0]]);
            }
            var left = 1;
            while (left * 2 < hashes.Count)
            {
                left *= 2;
            }
            return SHA256.HashData([1, .. Root(hashes[..left]), .. Root(hashes[left..])]);
        }
    }
}
