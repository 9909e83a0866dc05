using System.Text.Json;
using Tracker.Recount;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Year;

/// <summary>What the year told by itself: 逾期 where the recount finds it and nowhere else, each mark, reminder and notice once.</summary>
internal sealed class YearTold(YearHouse house)
{
    private readonly HashSet<string> _late = [];

    /// <summary>On a morning, before anything is done on it: who is late by the recount.</summary>
    public async Task Look()
    {
        var late = Script.Read(house.Script.Lines).AsOf(house.Clock.Day).Ledger.Where(l => l.Overdue).ToList();
        if (late.Count > 0)
        {
            var rows = await house.Rows();
            _late.UnionWith(late.Select(l => rows[(l.Point, l.Unit)].GetProperty("assignment").GetString()!));
        }
    }

    public async Task ShouldBeOnce()
    {
        _late.ShouldNotBeEmpty();
        var marks = await Facts("assignment.limit-overdue.v1");
        marks.Select(m => m.Address).Distinct().Order(StringComparer.Ordinal).ShouldBe(_late.Order(StringComparer.Ordinal));
        marks.Select(m => (m.Address, Text(m.Data, "occurrence"), Text(m.Data, "day"))).ShouldBeUnique();
        var reminders = await Facts("assignment.limit-reminded.v1");
        reminders.ShouldNotBeEmpty();
        reminders.Select(m => (m.Address, Text(m.Data, "occurrence"), Text(m.Data, "day"), Text(m.Data, "offset"))).ShouldBeUnique();

        var notices = await house.Service<InboxLedger>().After(0, int.MaxValue);
        notices.Count(n => n.Kind == "overdue").ShouldBeGreaterThanOrEqualTo(marks.Count);
        notices.Select(n => (n.Position, n.Ordinal)).ShouldBeUnique();
        notices.Where(n => n.Kind is "overdue" or "reminded").Select(n => (n.Desk, n.Kind, n.About, n.Day, n.Position)).ShouldBeUnique();
    }

    private async Task<List<(string Address, JsonElement Data)>> Facts(string type)
    {
        var journal = house.Service<IJournal>();
        var facts = await journal.ReadOf(new HashSet<string> { type }, 0, await journal.LastPosition(), int.MaxValue);
        return [.. facts.Select(f => (f.Address.Value, JsonDocument.Parse(f.Data).RootElement))];
    }

    private static string Text(JsonElement fact, string property) => fact.GetProperty(property).ToString();
}
