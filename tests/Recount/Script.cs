using System.Collections.Immutable;

namespace Tracker.Recount;

/// <summary>
/// The year's script, recounted: <c>Script.Read(lines).AsOf(day)</c> says what ledger, counts, periods and burden must be at the end of that day.
/// Written from the texts alone; it knows nothing of the program.
/// </summary>
/// <remarks>
/// Where the texts are silent or can be read in two ways, this was chosen (the words of a status: see <see cref="Status"/>):
/// <list type="number">
/// <item>An act that does not fit where an assignment stands changes nothing; a word, point, period or duty that nobody knows is an error of the script.</item>
/// <item>A unit has one live assignment a point. Named twice, it has the stronger role; added again after being withdrawn, it has a new one beside the old.</item>
/// <item>建账 and its review do not change the status beyond 签收. A row changes neither 报结待审 nor 退签待处理: those wait for the office.</item>
/// <item>维持 puts a refused assignment back to where it stood (待签收, or 推进中 when it had been signed for). 退签 after a report changes nothing.</item>
/// <item>A row 不涉及 changes nothing until the office confirms; denied, the row is no answer and the assignment is 退回补充.</item>
/// <item>A returned sheet returns every assignment 推进中 that has a row in it; the sheet sent again answers for all of them, changed or not.
/// One returned by itself is answered by a row of its own, or by 报结.</item>
/// <item>退回重办 is 退回补充 until the unit reports anew, after 办结, 年终清账, 不涉及 or 报结 alike: it waits for the unit, not for the office. Withdrawing a point withdraws what was closed on it too.</item>
/// <item>Overdue: open (待签收 推进中 退回补充 报结待审 退签待处理), and any of its fixed days lies before the day asked for.
/// 报结 alone does not end it; 配合 has it too, uncounted.</item>
/// <item>Last reported: the day of the last row of any outcome, 代录 as well; an unchanged row of a sheet sent again keeps its day. 报结 is no report of a period.</item>
/// <item>A sheet is late when it was first sent after its due day; returned and sent again it is what it was. A late import makes nobody late:
/// a unit none of whose duties was made by the due day is neither late nor missing.</item>
/// <item>Missing: the unit owes a row (open, not 配合, not in dispute) and never sent the period's sheet; a returned sheet was sent.
/// A successor is missing only when a duty that it took over has no row in the period. At 关期 the list is set, and a sheet sent later still clears a unit.</item>
/// <item>更名: the same unit under its new name, in everything, from that day on. 合并: what is not open stays with the old unit, and so do sheets and burden.
/// "The stronger role stays": that assignment stays and moves, with its history; the others are withdrawn under the name of the unit they were of;
/// of equal ones the successor's own stays, else that of the unit named first.</item>
/// <item>Points added in the year have the section 年中追加 (unless they name one), which counts them apart; the whole counts them too.</item>
/// <item>Burden: each sending of a sheet asks its three fields anew; a set-up asks on the day it is first entered,
/// and nothing when entered again; 代录 counts like the unit's own; a month is the month of the act. One form a point asks no field of the sheet itself.</item>
/// </list>
/// </remarks>
public sealed class Script
{
    private readonly Act[] _acts;

    private Script(Act[] acts) => _acts = acts;

    /// <summary>Acts in order of doing, one JSON object a line; empty lines are passed over.</summary>
    public static Script Read(IEnumerable<string> lines) =>
        new([.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Act.Read)]);

    /// <summary>What must be so at the end of a day: after every act of that day and before.</summary>
    public Answer AsOf(DateOnly day)
    {
        var year = new Year();
        foreach (var act in _acts.Where(act => act.Day <= day)) year.Do(act);

        ImmutableArray<LedgerLine> ledger =
        [
            .. year.Duties
                .Select(duty => Line(duty, day))
                .OrderBy(line => line.Point, StringComparer.Ordinal)
                .ThenBy(line => line.Unit, StringComparer.Ordinal),
        ];
        return new(day, ledger, Counts.Of(ledger), [.. year.Periods.Select(period => Line(period, year.Duties))], year.Burden.Lines);
    }

    private static LedgerLine Line(Duty duty, DateOnly day) => new(
        duty.Point, duty.Section, duty.Unit.Name, duty.Role, duty.Status, duty.OverdueOn(day), duty.LastReported, [.. duty.Sheets.Select(sheet => sheet.Line)]);

    private static PeriodLine Line(Period period, List<Duty> duties) => new(
        period.Name, period.Due, period.IsOpen,
        [.. period.Missing(duties).Select(unit => unit.Name).Order(StringComparer.Ordinal)],
        [.. period.Sheets.Select(sheet => sheet.Line).OrderBy(sheet => sheet.Unit, StringComparer.Ordinal)]);
}
