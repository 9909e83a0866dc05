using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>A period (期) that was opened.</summary>
public sealed record PeriodLine(GrainAddress Address, DateOnly From, DateOnly To, DateOnly DueDay, bool Closed)
{
    public PeriodId Period => PeriodId.Parse(Address.Id);
}

/// <summary>A unit's sheet that was sent.</summary>
/// <param name="FirstOn">The day of its first sending, which decided <paramref name="Late"/> (迟报).</param>
/// <param name="Returned">The office returned it and nothing came since.</param>
/// <param name="Filed">Rows that it has.</param>
public sealed record ReturnLine(GrainAddress Address, DateOnly FirstOn, DateOnly SentOn, bool Late, bool Returned, int Filed)
{
    public UnitId Unit => UnitId.Parse(Address.Id);

    /// <summary>It stands, with fewer rows than the unit is asked for.</summary>
    public bool IsPartOf(int counted) => !Returned && Filed < counted;
}

/// <summary>Reading of periods and sheets, in words that every store understands.</summary>
internal static class PeriodSql
{
    /// <summary>Parameters: the government, the year or -1 for all.</summary>
    public static string Periods(string parameter) =>
        $"""
        SELECT s.address, p.first_day, p.last_day, p.due_day, p.closed FROM ledger_periods p JOIN streams s ON s.no = p.no
        WHERE p.government = {parameter}1 AND ({parameter}2 = -1 OR p.year = {parameter}2) ORDER BY p.year DESC, p.first_day, p.last_day DESC, s.address
        """;

    /// <summary>Parameter: the period's address.</summary>
    public static string Returns(string parameter) =>
        $"""
        SELECT s.address, r.first_on, r.sent_on, r.late, r.returned, r.filed
        FROM streams p JOIN ledger_returns r ON r.period = p.no JOIN streams s ON s.no = r.no WHERE p.address = {parameter}1 ORDER BY r.unit
        """;

    public static PeriodLine Period(string address, long from, long to, long due, long closed) =>
        new(GrainAddress.Parse(address), Day(from), Day(to), Day(due), closed == 1);

    public static ReturnLine Return(string address, long first, long sent, long late, long returned, long filed) =>
        new(GrainAddress.Parse(address), Day(first), Day(sent), late == 1, returned == 1, (int)filed);

    private static DateOnly Day(long number) => Journal.JournalDay.Day((int)number)!.Value;
}
