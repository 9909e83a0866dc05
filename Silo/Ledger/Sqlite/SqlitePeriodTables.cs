using System.Globalization;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>Periods and sheets on one connection.</summary>
internal sealed class SqlitePeriodTables(Statements statements)
{
    public void Put(long no, GrainAddress period, PeriodEvent fact)
    {
        switch (fact)
        {
            case PeriodOpened e:
                statements[
                    """
                    INSERT INTO ledger_periods (no, government, year, first_day, last_day, due_day, closed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)
                    """]
                    .Bind(1, no)
                    .BindText(2, period.Government.Value)
                    .Bind(3, period.Year.Value)
                    .Bind(4, JournalDay.Number(e.From))
                    .Bind(5, JournalDay.Number(e.To))
                    .Bind(6, JournalDay.Number(e.DueDay))
                    .Run();
                break;
            case PeriodDueDayMoved e:
                statements["UPDATE ledger_periods SET due_day = ?2 WHERE no = ?1"].Bind(1, no).Bind(2, JournalDay.Number(e.Day)).Run();
                break;
            default:
                statements["UPDATE ledger_periods SET closed = ?2 WHERE no = ?1"].Bind(1, no).Bind(2, fact is PeriodClosed ? 1 : 0).Run();
                break;
        }
    }

    public void Put(long no, long period, GrainAddress sheet, PeriodReturnEvent fact)
    {
        if (fact is PeriodReturnSent e)
        {
            statements[
                """
                INSERT INTO ledger_returns (no, period, unit, first_on, sent_on, late, returned, filed) VALUES (?1, ?2, ?3, ?4, ?4, ?5, 0, ?6)
                ON CONFLICT DO UPDATE SET sent_on = ?4, late = ?5, returned = 0, filed = ?6
                """]
                .Bind(1, no)
                .Bind(2, period)
                .Bind(3, long.Parse(sheet.Id, CultureInfo.InvariantCulture))
                .Bind(4, JournalDay.Number(e.On))
                .Bind(5, e.Late ? 1 : 0)
                .Bind(6, e.Filed)
                .Run();
        }
        else
        {
            statements["UPDATE ledger_returns SET returned = 1 WHERE no = ?1"].Bind(1, no).Run();
        }
    }
}
