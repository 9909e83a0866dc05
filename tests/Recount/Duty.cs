namespace Tracker.Recount;

/// <summary>A unit, under the name it bears now.</summary>
internal sealed class Unit(string name)
{
    internal string Name { get; set; } = name;
}

/// <summary>One unit's duty on one point, as it stands after the acts so far. What does not fit where it stands changes nothing.</summary>
internal sealed class Duty(string point, string section, Unit unit, string role, DateOnly[] due, DateOnly made)
{
    private string _beforeRefusal = Recount.Status.ToSign;
    private Sheet? _returnedWith;

    internal string Point => point;
    internal string Section => section;
    internal DateOnly Made => made;
    internal Unit Unit { get; private set; } = unit;
    internal string Role { get; set; } = role;
    internal DateOnly[] Due { get; set; } = due;
    internal string Status { get; private set; } = Recount.Status.ToSign;
    internal DateOnly? LastReported { get; private set; }
    internal List<Sheet> Sheets { get; } = [];

    /// <summary>The six fields of 建账 were asked already.</summary>
    internal bool SetUp { get; set; }

    internal bool IsOpen => Recount.Status.Open.Contains(Status);

    /// <summary>A row is owed each period: open, of the denominator, and not in dispute.</summary>
    internal bool OwesRows => IsOpen && Status != Recount.Status.Refused && Role != Recount.Role.Cooperating;

    internal bool OverdueOn(DateOnly day) => IsOpen && Due.Any(limit => limit < day);

    internal void Acknowledge() => From([Recount.Status.ToSign, Recount.Status.Refused], Recount.Status.Underway);

    internal void Refuse()
    {
        if (!IsOpen || Status == Recount.Status.Refused || LastReported is not null) return;
        _beforeRefusal = Status;
        Status = Recount.Status.Refused;
    }

    internal void Uphold() => From([Recount.Status.Refused], _beforeRefusal);

    /// <summary>A set-up shows that the unit took the duty on.</summary>
    internal void EnterSetUp() => From([Recount.Status.ToSign], Recount.Status.Underway);

    internal void Report(DateOnly day, Sheet sheet)
    {
        if (!IsOpen) return;
        LastReported = day;
        if (!Sheets.Contains(sheet)) Sheets.Add(sheet);
        From([Recount.Status.ToSign, Recount.Status.Returned], Recount.Status.Underway);
    }

    internal void Return()
    {
        if (!IsOpen || Status == Recount.Status.Refused) return;
        _returnedWith = null;
        Status = Recount.Status.Returned;
    }

    internal void ReturnWith(Sheet sheet)
    {
        if (Status != Recount.Status.Underway || !Sheets.Contains(sheet)) return;
        _returnedWith = sheet;
        Status = Recount.Status.Returned;
    }

    /// <summary>The sheet came again: what was returned with it, and not by itself, is answered, changed or not.</summary>
    internal void CameAgainWith(Sheet sheet)
    {
        if (_returnedWith == sheet) From([Recount.Status.Returned], Recount.Status.Underway);
    }

    internal void ConfirmNotConcerned() => From(Recount.Status.Open, Recount.Status.NotConcerned);

    /// <summary>The row is no answer: the unit owes another, with the office's reason before it.</summary>
    internal void DenyNotConcerned() => SendBack([Recount.Status.Underway, Recount.Status.NotConcerned]);
    internal void ReportClosure() => From(Recount.Status.Open, Recount.Status.ClosureReported);
    internal void Close() => From(Recount.Status.Open, Recount.Status.Closed);

    /// <summary>退回重办: of the ledger's words the one for what waits for the unit with the office's reason.</summary>
    internal void Reopen() => SendBack([Recount.Status.ClosureReported, .. Recount.Status.Clearings]);
    internal void Clear(string outcome) => From([.. Recount.Status.Open, .. Recount.Status.Clearings], outcome);
    internal void Withdraw() => Status = Recount.Status.Withdrawn;
    internal void MoveTo(Unit successor) => Unit = successor;

    private void SendBack(string[] statuses)
    {
        if (!statuses.Contains(Status)) return;
        _returnedWith = null;
        Status = Recount.Status.Returned;
    }

    private void From(string[] statuses, string next)
    {
        if (statuses.Contains(Status)) Status = next;
    }
}
