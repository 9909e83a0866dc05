namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Which position was a day's last. Days never go back: a fact whose clock lags counts to the day already reached, so that
/// everything up to a day's position was there at the end of that day.
/// </summary>
internal sealed class DayTable(Statements statements)
{
    private int _day;
    private long _last;

    public void Note(DateTimeOffset? at, long position)
    {
        var day = at is { } moment ? JournalDay.Number(JournalDay.Of(moment)) : 0;
        if (day > _day)
        {
            Flush();
            _day = day;
        }
        _last = position;
    }

    public void Flush()
    {
        if (_last > 0)
        {
            statements["INSERT INTO days (day, last) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET last = excluded.last"]
                .Bind(1, _day)
                .Bind(2, _last)
                .Run();
            _last = 0;
        }
    }

    public void Forget()
    {
        _last = 0;
        _day = (int)(statements["SELECT max(day) FROM days"].Number() ?? 0);
    }
}
