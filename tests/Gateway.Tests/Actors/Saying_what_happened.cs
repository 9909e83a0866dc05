using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Actors;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Pages;
using Tracker.Silo;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Tests.Actors;

/// <summary>Every kind of grain and every stored fact has words, and none of them is a name out of the program.</summary>
public sealed partial class Saying_what_happened
{
    [Fact]
    public void Every_kind_has_a_word() => House.Kinds.Where(kind => ActorKinds.Of(kind.Name) is null).Select(kind => kind.Name).ShouldBeEmpty();

    [Fact]
    public void Every_stored_fact_has_words()
    {
        var golden = Path.Combine(SourceTree.Root, "tests", "Silo.Tests", "Golden");
        var mute = new List<string>();
        foreach (var type in TrackerSilo.Facts.Names.Where(name => name != "erasure.fact-erased.v1")) // it stands in no grain's stream
        {
            var sample = File.ReadAllText(Path.Combine(golden, $"{type}.json")).Replace("\"sheet\":\"990000/2031/plan/1/work-point/5\"", "\"sheet\":\"990000/2031/period/q2/period-return/3\"", StringComparison.Ordinal);
            var fact = TrackerSilo.Facts.Decode(type, sample);
            if (ActorFacts.Of(type, fact, unit => $"单位{unit}") is not var (what, _) || !Chinese().IsMatch(what))
            {
                mute.Add(type);
            }
        }
        mute.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_in_the_demo_can_be_looked_at_and_says_why()
    {
        await using var house = await PageHouse.OpenDemo();
        var (journal, reading) = (house.Services.GetRequiredService<IJournal>(), house.Services.GetRequiredService<ActorReading>());
        var (office, owner) = (Caller("demo-office", AccountRole.Office), Caller("demo-admin", AccountRole.Administrator));
        var (kinds, wrong) = (new Dictionary<string, int>(), new List<string>());
        var read = 0L;
        while (await journal.ReadAll(read) is { Count: > 0 } facts)
        {
            foreach (var address in facts.Select(f => f.Address).Distinct().Where(a => kinds.GetValueOrDefault(a.Kind) < 40))
            {
                kinds[address.Kind] = kinds.GetValueOrDefault(address.Kind) + 1;
                if ((await reading.Look(office, address) ?? await reading.Look(owner, address)) is not { } view)
                {
                    wrong.Add($"{address}: not there");
                }
                else if (view.Why.Length < 6 || !view.Why.EndsWith('。') || view.Fields.Select(f => f.Name).Append(view.State).Append(view.Title).Concat(view.Events.Select(e => e.What)).Any(w => Program().IsMatch(w)))
                {
                    wrong.Add($"{address}: {view.Title} {view.State} {view.Why} {string.Join(',', view.Fields.Select(f => f.Name))}");
                }
            }
            read = facts[^1].Position;
        }
        wrong.ShouldBeEmpty();
        kinds.Count.ShouldBeGreaterThan(8, string.Join(' ', kinds.Keys));
    }

    private static Caller Caller(string account, AccountRole role) =>
        new(new Actor(AccountId.Parse(account), "岗位", null, [role]), DemoSeed.Government, []);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    /// <summary>A property's name, a type's, or a stored name.</summary>
    [GeneratedRegex(@"[A-Z][a-z]+[A-Z]|\.v\d|\{|\}")]
    private static partial Regex Program();
}
