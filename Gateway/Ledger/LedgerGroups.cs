using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>By what a ledger is summed up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupBy>))]
public enum GroupBy
{
    [JsonStringEnumMemberName("point")]
    Point,

    [JsonStringEnumMemberName("section")]
    Section,

    /// <summary>Points that several units lead stand under these units together, so that nothing is counted twice.</summary>
    [JsonStringEnumMemberName("lead")]
    Lead,

    [JsonStringEnumMemberName("unit")]
    Unit,

    [JsonStringEnumMemberName("region")]
    Region,
}

/// <summary>A ledger summed up in groups: any grouping adds up to the same whole, since each row stands in just one group. Without what was added in midyear, as everywhere.</summary>
internal sealed record LedgerGroups(GroupBy By, ImmutableArray<LedgerGroup> Groups, Tally Whole)
{
    public static LedgerGroups Of(LedgerView view, GroupBy by, Regions regions)
    {
        var names = view.Lines.GroupBy(l => l.Entry.Unit).ToDictionary(g => g.Key, g => g.Last().Entry.UnitName);
        var rows = view.Lines.Where(line => line.Entry.Section != AddedPoints.Section).ToList();
        return new LedgerGroups(
            by,
            [.. rows.GroupBy(KeyOf).Select(group => new LedgerGroup(group.Key, NameOf(group.Key, group.First()), Tally.Of(group.Select(l => l.Entry), view.Day))).Order(Comparer<LedgerGroup>.Create(Compare))],
            view.Whole);

        string KeyOf(LedgerLine line) => by switch
        {
            GroupBy.Point => line.PointNumber,
            GroupBy.Section => $"{line.Entry.Section}",
            GroupBy.Lead => LedgerFilter.LeadKey(view.Leads[line.Entry.Point]),
            GroupBy.Unit => line.Entry.Unit.Value,
            _ => regions.Of(line.Entry.Unit),
        };

        string NameOf(string key, LedgerLine line) => by switch
        {
            GroupBy.Point => $"{Words.PointNumber(key)} {line.Title}",
            GroupBy.Section => line.SectionHeading ?? "（未分部分）",
            GroupBy.Lead => key == "none" ? "（没有牵头单位）" : string.Join('、', key.Split('-').Select(u => names.GetValueOrDefault(UnitId.Parse(u)) ?? regions.NameOfUnit(UnitId.Parse(u)))),
            GroupBy.Unit => names[line.Entry.Unit],
            _ => regions.NameOf(key),
        };

        // Points keep the document's order, all else goes by number.
        int Compare(LedgerGroup a, LedgerGroup b) => by is GroupBy.Point ? 0 : (Number(a.Key), a.Key).CompareTo((Number(b.Key), b.Key));

        static int Number(string key) => int.TryParse(key.Split('-')[0], out var number) ? number : key == Regions.Own ? 0 : int.MaxValue;
    }

    public string Heading => HeadingOf(By);

    public static string HeadingOf(GroupBy by) => by switch
    {
        GroupBy.Point => "要点",
        GroupBy.Section => "部分",
        GroupBy.Lead => "牵头单位",
        GroupBy.Unit => "单位",
        _ => "地区",
    };

    /// <summary>The list behind a number of a group; null: of the whole.</summary>
    /// <param name="number">What the number counts beyond the group, as fields of a list; none: all of it.</param>
    public static string Link(GrainAddress plan, GroupBy by, LedgerGroup? group, DateOnly? asOf, params ReadOnlySpan<(string Field, string Value)> number)
    {
        var fields = new Dictionary<string, string?> { ["role"] = "counted", ["section"] = "document" };
        if (asOf is { } day)
        {
            fields["asof"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
        if (group is not null)
        {
            fields[by.ToString().ToLowerInvariant()] = group.Key;
        }
        foreach (var (field, value) in number)
        {
            fields[field] = value;
        }
        return QueryHelpers.AddQueryString($"/plans/{plan.RouteForm}/ledger", fields) + "#rows-caption";
    }
}

/// <param name="Key">As a ledger's filter of the same name takes it.</param>
internal sealed record LedgerGroup(string Key, string Name, Tally Tally);
