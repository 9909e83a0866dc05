using System.Text.Json;
using Tracker.Recount;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Year;

/// <summary>What the program says, held against the recount of the same acts.</summary>
internal sealed class YearCompared(YearHouse house)
{
    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["unacknowledged"] = Status.ToSign, ["underway"] = Status.Underway, ["returned"] = Status.Returned, ["closure-reported"] = Status.ClosureReported, ["closed"] = Status.Closed,
        ["refused"] = Status.Refused, ["not-concerned"] = Status.NotConcerned, ["withdrawn"] = Status.Withdrawn, ["lasting"] = Status.KeptUp, ["carried-over"] = Status.CarriedOver,
        ["unfinished"] = Status.Unfinished,
    };

    private static readonly Dictionary<string, string> Roles = new() { ["lead"] = Role.Lead, ["responsible"] = Role.Responsible, ["cooperating"] = Role.Cooperating };

    public async Task<Answer> ShouldAgree(string when)
    {
        var answer = Script.Read(house.Script.Lines).AsOf(house.Clock.Day);
        if (Environment.GetEnvironmentVariable("TRACKER_YEAR") is { } path)
        {
            await File.WriteAllLinesAsync(path, house.Script.Lines);
        }
        var register = await house.Register();
        await LedgerShouldAgree(answer, register, when);
        await CountsShouldAgree(answer, register, when);
        await BurdenShouldAgree(answer, register, when);
        return answer;
    }

    /// <summary>Of the period that is about to close: who is missing, who was late, whose sheet was returned.</summary>
    public async Task PeriodShouldAgree(string period)
    {
        var recounted = Script.Read(house.Script.Lines).AsOf(house.Clock.Day).Periods.Single(p => p.Period == period);
        var said = (await house.Get(house.Office, $"/api/periods/990000~2026~period~{period}/returns")).EnumerateArray().ToList();
        Names(u => Is(u, "missing") && !Is(u, "returned")).ShouldBe(recounted.Missing.Order(StringComparer.Ordinal), period);
        Names(u => Is(u, "late")).ShouldBe(recounted.Sheets.Where(s => s.Late).Select(s => s.Unit).Order(StringComparer.Ordinal), period);
        Names(u => Is(u, "returned")).ShouldBe(recounted.Sheets.Where(s => s.Returned).Select(s => s.Unit).Order(StringComparer.Ordinal), period);
        Names(u => u.TryGetProperty("sentOn", out var on) && on.ValueKind != JsonValueKind.Null).ShouldBe(recounted.Sheets.Select(s => s.Unit).Order(StringComparer.Ordinal), period);

        IEnumerable<string> Names(Func<JsonElement, bool> which) => said.Where(which).Select(u => u.GetProperty("name").GetString()!).Order(StringComparer.Ordinal);
        static bool Is(JsonElement unit, string what) => unit.GetProperty(what).GetBoolean();
    }

    private async Task LedgerShouldAgree(Answer answer, UnitRegister register, string when)
    {
        // 报结 is the last report in the ledger's eyes and none in the recount's: both can be meant, so the day is not held against it.
        var closures = house.Script.Lines.Where(l => l.Contains("\"report-closure\"", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l).RootElement)
            .Select(a => (a.GetProperty("point").GetString(), a.GetProperty("unit").GetString())).ToHashSet();
        var exported = (await house.Get(house.Office, $"/api/plans/{house.Plan}/ledger/file.json")).EnumerateArray().ToDictionary(r => r.GetProperty("assignment").GetString()!);
        var rows = (await house.Get(house.Office, $"/api/plans/{house.Plan}/ledger?size=1000")).GetProperty("rows").EnumerateArray().ToList();
        exported.Count.ShouldBe(rows.Count);
        var overdue = (await house.Get(house.Office, $"/api/plans/{house.Plan}/ledger?size=1000&overdue=true")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("assignment").GetString()!).ToHashSet();
        var says = rows.Select(r =>
        {
            var file = exported[r.GetProperty("assignment").GetString()!];
            var on = file.GetProperty("lastReportOn").GetString();
            return Line(
                YearHouse.Printed(file.GetProperty("point").GetString()!), Section(r), register.Unit(UnitId.Parse(r.GetProperty("unitId").GetString()!))!.Name,
                Roles[file.GetProperty("role").GetString()!], Statuses[file.GetProperty("status").GetString()!], overdue.Contains(r.GetProperty("assignment").GetString()!), closures.Contains((YearHouse.Printed(file.GetProperty("point").GetString()!), file.GetProperty("unit").GetString())) ? null : on);
        });
        var recounted = answer.Ledger.Select(l => Line(l.Point, l.Section, l.Unit, l.Role, l.Status, l.Overdue, closures.Contains((l.Point, l.Unit)) ? null : l.LastReported?.ToString("O")));
        Differences(says, recounted).ShouldBeEmpty(when);
    }

    private async Task CountsShouldAgree(Answer answer, UnitRegister register, string when)
    {
        var cells = (await house.Get(house.Office, $"/api/plans/{house.Plan}/ledger/cells")).GetProperty("cells").EnumerateArray()
            .Select(c => (
                Role: Roles[c.GetProperty("role").GetString()!],
                Status: Statuses[c.GetProperty("status").GetString()!],
                Unit: register.Unit(UnitId.Parse(c.GetProperty("unit").GetString()!))!.Name,
                Due: c.TryGetProperty("dueDay", out var due) && due.ValueKind == JsonValueKind.String ? DateOnly.Parse(due.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : (DateOnly?)null,
                Count: c.GetProperty("count").GetInt32()))
            .Where(c => c.Role != Role.Cooperating && c.Status is not (Status.Withdrawn or Status.NotConcerned)).ToList();
        string[] open = [Status.ToSign, Status.Underway, Status.Returned, Status.ClosureReported, Status.Refused];
        Tallied("", cells.Where(_ => true)).ShouldBe(Recounted("", answer.Counts.Whole), when);
        Differences(cells.GroupBy(c => c.Role).Select(g => Tallied(g.Key, g)), answer.Counts.ByRole.Select(r => Recounted(r.Key, r.Value))).ShouldBeEmpty(when);
        Differences(cells.GroupBy(c => c.Unit).Select(g => Tallied(g.Key, g)), answer.Counts.ByUnit.Select(r => Recounted(r.Key, r.Value))).ShouldBeEmpty(when);

        string Tallied(string of, IEnumerable<(string Role, string Status, string Unit, DateOnly? Due, int Count)> some) =>
            $"{of} {some.Sum(c => c.Count)} {some.Where(c => open.Contains(c.Status) && c.Due < house.Clock.Day).Sum(c => c.Count)} {string.Join(' ', some.GroupBy(c => c.Status).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}{g.Sum(c => c.Count)}"))}";
        static string Recounted(string of, Tally t) => $"{of} {t.Total} {t.Overdue} {string.Join(' ', t.ByStatus.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}{s.Value}"))}";
    }

    private async Task BurdenShouldAgree(Answer answer, UnitRegister register, string when)
    {
        var cells = (await house.Get(house.Office, "/api/burden/2026")).GetProperty("cells").EnumerateArray()
            .Select(c => (Unit: register.Unit(UnitId.Parse(c.GetProperty("unitId").GetString()!))!.Name, Month: c.GetProperty("month").GetString()!, Asked: c.GetProperty("asked").GetInt32(), ByForm: c.GetProperty("byForm").GetInt32()))
            .GroupBy(c => (c.Month, c.Unit)).Select(g => $"{g.Key.Month} {g.Key.Unit} {g.Sum(c => c.Asked)} {g.Sum(c => c.ByForm)}");
        Differences(cells, answer.Burden.Lines.Select(l => $"{l.Month} {l.Unit} {l.Ours} {l.OneForm}")).ShouldBeEmpty(when);
    }

    /// <summary>The document's heading without its numeral; of an added point the word for it.</summary>
    private static string Section(JsonElement row) =>
        row.TryGetProperty("section", out var section) && section.GetString() is { } heading ? heading[(heading.IndexOf('、') + 1)..] : "年中追加";

    private static string Line(string point, string section, string unit, string role, string status, bool overdue, string? last) =>
        $"{point} {section} {unit} {role} {status} {(overdue ? "逾期 " : "")}{last}".TrimEnd();

    /// <summary>What only one side says, + the program's, - the recount's.</summary>
    private static List<string> Differences(IEnumerable<string> says, IEnumerable<string> recounted)
    {
        var (ours, theirs) = (says.ToList(), recounted.ToList());
        var left = theirs.ToList();
        var only = ours.Where(line => !left.Remove(line)).Select(line => $"+ {line}").ToList();
        return [.. only.Concat(left.Select(line => $"- {line}")).OrderBy(line => line[2..], StringComparer.Ordinal).Take(40)];
    }
}
