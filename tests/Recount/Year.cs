namespace Tracker.Recount;

/// <summary>The year as the acts so far left it.</summary>
internal sealed class Year
{
    private const string AddedSection = "年中追加";

    private readonly Dictionary<string, (string Section, DateOnly[] Due)> _points = [];
    private readonly List<Unit> _units = [];

    internal List<Duty> Duties { get; } = [];
    internal List<Period> Periods { get; } = [];
    internal BurdenBook Burden { get; } = new();

    internal void Do(Act act)
    {
        switch (act.Do)
        {
            case "assign": foreach (var point in act.Need(act.Points)) Assign(act.Day, point.Number, point.Section ?? "", point.Due, point.Duties); break;
            case "add-point": Assign(act.Day, act.Need(act.Number), act.Section ?? AddedSection, act.Due, act.Need(act.Duties)); break;
            case "add-duty": Make(act.Day, act.Need(act.Point), act.Need(act.Unit), act.Need(act.Role), act.Due); break;
            case "change-role": Named(act).Role = Known(act.Need(act.Role), Role.Strongest); break;
            case "change-due": Named(act).Due = act.Need(act.Due); break;
            case "withdraw": Withdraw(act); break;

            case "acknowledge": Named(act).Acknowledge(); break;
            case "refuse": Named(act).Refuse(); break;
            case "uphold": Named(act).Uphold(); break;
            case "set-up": SetUp(act.Day, Named(act)); break;
            case "accept-set-up" or "return-set-up": Named(act); break; // the review of a set-up is not the ledger's word

            case "open-period": Periods.Add(new(act.Need(act.Period), act.Need(act.Due).Single())); break;
            case "close-period": PeriodOf(act).Close(Duties); break;
            case "send": Send(act.Day, PeriodOf(act), UnitNamed(act.Need(act.Unit)), act.Need(act.Rows)); break;
            case "return-sheet": ReturnSheet(act, PeriodOf(act), UnitNamed(act.Need(act.Unit))); break;
            case "return": Named(act).Return(); break;
            case "confirm-not-concerned": Named(act).ConfirmNotConcerned(); break;
            case "deny-not-concerned": Named(act).DenyNotConcerned(); break;

            case "report-closure": Named(act).ReportClosure(); break;
            case "close": Named(act).Close(); break;
            case "reopen": Named(act).Reopen(); break;
            case "clear": Named(act).Clear(Known(act.Need(act.Outcome), Status.Clearings)); break;

            case "request": Request(act, act.Fields ?? throw act.Lacks("fields")); break;
            case "answer": break; // asked when it was sent; the answer asks nothing more
            case "rename": Rename(act.Need(act.From).Single(), act.Need(act.To)); break;
            case "merge": Merge([.. act.Need(act.From).Select(UnitNamed)], UnitNamed(act.Need(act.To))); break;
            default: throw new InvalidDataException($"{act.Day:O}: nobody knows how to do '{act.Do}'.");
        }
    }

    private void Assign(DateOnly day, string point, string section, DateOnly[]? due, IEnumerable<Act.DutyLine> duties)
    {
        _points[point] = (section, due ?? []);
        foreach (var duty in duties) Make(day, point, duty.Unit, duty.Role, due);
    }

    private void Make(DateOnly day, string point, string unitName, string role, DateOnly[]? due)
    {
        Known(role, Role.Strongest);
        var known = PointNamed(day, point);
        var unit = UnitNamed(unitName);
        if (Duties.Find(duty => duty.Point == point && duty.Unit == unit && duty.Status != Status.Withdrawn) is not { } standing)
            Duties.Add(new(point, known.Section, unit, role, due ?? known.Due, day));
        else if (Role.Stronger(role, standing.Role))
            standing.Role = role;
    }

    private void Withdraw(Act act)
    {
        PointNamed(act.Day, act.Need(act.Point));
        if (act.Unit is not null) Named(act).Withdraw();
        else foreach (var duty in Duties.Where(duty => duty.Point == act.Point)) duty.Withdraw();
    }

    private void SetUp(DateOnly day, Duty duty)
    {
        duty.EnterSetUp();
        if (duty.SetUp) return;
        duty.SetUp = true;
        Burden.SetUp(duty.Unit, day);
    }

    private void Send(DateOnly day, Period period, Unit unit, Act.RowLine[] rows)
    {
        var sheet = period.SheetOf(unit);
        if (sheet is null)
        {
            var late = day > period.Due && Duties.Exists(duty => duty.Unit == unit && duty.Made <= period.Due);
            period.Sheets.Add(sheet = new(period, unit, day, late));
        }
        sheet.Returned = false;
        foreach (var duty in Duties) duty.CameAgainWith(sheet);
        foreach (var row in rows)
        {
            Known(row.Outcome, Outcome.All);
            DutyOf(day, row.Point, unit).Report(day, sheet);
        }
        Burden.Sheet(unit, day, rows);
    }

    private void Request(Act act, int fields)
    {
        foreach (var unit in act.Need(act.Units).Distinct()) Burden.Request(UnitNamed(unit), act.Day, fields);
    }

    private void ReturnSheet(Act act, Period period, Unit unit)
    {
        var sheet = period.SheetOf(unit) ?? throw new InvalidDataException($"{act.Day:O}: {unit.Name} has no sheet of {period.Name} to return.");
        sheet.Returned = true;
        foreach (var duty in Duties) duty.ReturnWith(sheet);
    }

    private void Rename(string from, string to)
    {
        if (_units.Exists(unit => unit.Name == to)) throw new InvalidDataException($"{from} cannot be renamed: there is a {to} already.");
        UnitNamed(from).Name = to;
    }

    /// <summary>
    /// Open duties move. Of several on one point the one of the strongest role stays (of equal ones the successor's own, then the first named unit's);
    /// the others are withdrawn where they are.
    /// </summary>
    private void Merge(Unit[] predecessors, Unit successor)
    {
        Unit[] inOrder = [successor, .. predecessors];
        foreach (var point in Duties.Where(duty => duty.IsOpen && inOrder.Contains(duty.Unit)).GroupBy(duty => duty.Point))
        {
            var strongestFirst = point.OrderBy(duty => Array.IndexOf(Role.Strongest, duty.Role)).ThenBy(duty => Array.IndexOf(inOrder, duty.Unit)).ToList();
            strongestFirst[0].MoveTo(successor);
            foreach (var weaker in strongestFirst.Skip(1)) weaker.Withdraw();
        }
    }

    private Duty Named(Act act) => DutyOf(act.Day, act.Need(act.Point), UnitNamed(act.Need(act.Unit)));

    /// <summary>The live one before a withdrawn one.</summary>
    private Duty DutyOf(DateOnly day, string point, Unit unit)
    {
        var duties = Duties.FindAll(duty => duty.Point == point && duty.Unit == unit);
        return duties.Find(duty => duty.Status != Status.Withdrawn) ?? duties.LastOrDefault()
            ?? throw new InvalidDataException($"{day:O}: {unit.Name} has no duty on point {point}.");
    }

    private (string Section, DateOnly[] Due) PointNamed(DateOnly day, string point) =>
        _points.TryGetValue(point, out var known) ? known : throw new InvalidDataException($"{day:O}: there is no point {point}.");

    private Period PeriodOf(Act act) =>
        Periods.Find(period => period.Name == act.Period) ?? throw new InvalidDataException($"{act.Day:O}: period '{act.Period}' never opened.");

    private Unit UnitNamed(string name)
    {
        var unit = _units.Find(unit => unit.Name == name);
        if (unit is null) _units.Add(unit = new(name));
        return unit;
    }

    private static string Known(string word, string[] words) =>
        words.Contains(word) ? word : throw new InvalidDataException($"'{word}' is none of {string.Join(' ', words)}.");
}
