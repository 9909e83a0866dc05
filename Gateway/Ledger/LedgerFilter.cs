using System.Collections.Immutable;
using System.Globalization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Searching;
using Tracker.Ledger;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>Which rows of a ledger are wanted and in which order; pages, programs and saved views say it in the same words. Null: all.</summary>
/// <param name="AsOf">As they stood at the end of this day, China's time.</param>
internal sealed record LedgerFilter(DateOnly? AsOf = null)
{
    /// <summary>近期到期: within so many days.</summary>
    public const int SoonDays = 15;

    /// <summary>What a list of rows may be asked by, as the address of a page or of a download says it; beside them only the day.</summary>
    public static ImmutableArray<string> Fields { get; } = ["q", "unit", "section", "role", "status", "due", "reports", "point", "lead", "region", "sort"];

    public AssignmentStatus? Status { get; init; }

    public Role? Role { get; init; }

    /// <summary>What counts: 牵头 and 责任单位, and no state outside the denominator unless just that state is asked for.</summary>
    public bool Counted { get; init; }

    /// <summary>已办结 or 年度任务完成并长期坚持.</summary>
    public bool Done { get; init; }

    public UnitId? Unit { get; init; }

    public int? Section { get; init; }

    /// <summary>Without what was added in midyear.</summary>
    public bool DocumentOnly { get; init; }

    public DueChoice? Due { get; init; }

    /// <summary>The day on which something is late, or due soon.</summary>
    public DateOnly Day { get; init; }

    /// <summary>还没有填报.</summary>
    public bool Silent { get; init; }

    /// <summary>A point's number.</summary>
    public string? Point { get; init; }

    /// <summary>Units that lead a point, as <see cref="LeadKey"/> writes them.</summary>
    public string? Lead { get; init; }

    /// <summary>A region, as <see cref="Regions"/> writes it.</summary>
    public string? Region { get; init; }

    public SearchWords? Words { get; init; }

    /// <summary>Such as <c>-due</c>; null: the document's order.</summary>
    public string? Sort { get; init; }

    /// <summary>Needs the set-ups too.</summary>
    public bool IsWide => Wide || Words is not null;

    /// <summary>The set-ups are shown.</summary>
    public bool Wide { get; init; }

    /// <summary>Reads it from the fields of an address. What cannot be read is passed over and named.</summary>
    public static (LedgerFilter Filter, string? Unread) Read(Func<string, string?> field, DateOnly? asOf, DateOnly today)
    {
        string? unread = null;
        var section = field("section");
        var filter = new LedgerFilter(asOf)
        {
            Day = asOf ?? today,
            Done = field("status") == "done",
            Status = field("status") == "done" ? null : Choice<AssignmentStatus>("status"),
            Counted = field("role") == "counted",
            Role = field("role") == "counted" ? null : Choice<Role>("role"),
            Unit = field("unit") is not { } unit ? null : Ids.TryRead<UnitId>(unit, out var id) ? id : Not<UnitId>("unit"),
            DocumentOnly = section == "document",
            Section = section is null or "document" ? null : int.TryParse(section, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Not<int>("section"),
            Due = Choice<DueChoice>("due"),
            Silent = field("reports") == "none",
            Point = field("point"),
            Lead = field("lead"),
            Region = field("region"),
            Words = SearchWords.Of(field("q")),
            Sort = field("sort"),
        };
        return (filter, unread);

        T? Choice<T>(string name)
            where T : struct, Enum =>
            field(name) is not { } text ? null
            : EnumNames.TryRead<T>(text, out var value) || (Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value)) ? value
            : Not<T>(name);

        T? Not<T>(string name)
            where T : struct
        {
            unread = $"{name}: {field(name)}";
            return null;
        }
    }

    /// <summary>All but what must be known of the whole ledger (<see cref="Lead"/>) or of the register (<see cref="Region"/>).</summary>
    public bool Lets(LedgerLine line)
    {
        var e = line.Entry;
        return (Status is null || e.Status == Status)
            && (Role is null || e.Role == Role)
            && (!Done || e.Status.IsDone)
            && (!Counted || (e.Role != Tracker.Assignments.Role.Cooperating && (e.Status.IsCounted || Status is not null)))
            && (Unit is null || e.Unit == Unit)
            && (Section is null || e.Section == Section)
            && (!DocumentOnly || e.Section != AddedPoints.Section)
            && (Point is null || line.PointNumber == Point)
            && (!Silent || e.LastReport is null)
            && Due switch
            {
                DueChoice.Late => Tally.Late(e, Day),
                DueChoice.Soon => Tally.Soon(e, Day),
                DueChoice.Dated => e.DueDay is not null,
                DueChoice.None => e.DueDay is null,
                _ => true,
            }
            && (Words is null || Words.Has(line) || Words.AreIn(line.PointNumber));
    }

    /// <summary>The lead units of a point in one word: their numbers joined by <c>-</c>, or <c>none</c>.</summary>
    public static string LeadKey(IEnumerable<UnitId> leads) =>
        string.Join('-', leads.Distinct().OrderBy(UnitRegister.NumberOf)) is { Length: > 0 } key ? key : "none";

    public IEnumerable<LedgerLine> InOrder(IEnumerable<LedgerLine> rows) => Sort switch
    {
        "unit" => rows.OrderBy(line => UnitRegister.NumberOf(line.Entry.Unit)),
        "-unit" => rows.OrderByDescending(line => UnitRegister.NumberOf(line.Entry.Unit)),
        "status" => rows.OrderBy(line => line.Entry.Status),
        "-status" => rows.OrderByDescending(line => line.Entry.Status),
        "due" => rows.OrderBy(line => line.Entry.DueDay ?? DateOnly.MaxValue),
        "-due" => rows.OrderByDescending(line => line.Entry.DueDay ?? DateOnly.MinValue),
        "report" => rows.OrderBy(line => line.Entry.LastReportOn ?? DateOnly.MinValue),
        "-report" => rows.OrderByDescending(line => line.Entry.LastReportOn ?? DateOnly.MinValue),
        "-point" => rows.Reverse(),
        _ => rows,
    };
}

/// <summary>Which time limits.</summary>
internal enum DueChoice
{
    [System.Text.Json.Serialization.JsonStringEnumMemberName("late")]
    Late,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("soon")]
    Soon,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("dated")]
    Dated,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("none")]
    None,
}
