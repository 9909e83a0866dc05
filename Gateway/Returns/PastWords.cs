using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.PeriodReturns;

namespace Tracker.Gateway.Returns;

/// <summary>
/// 上期: what a duty's facts say of it before a period, told one after the other. Periods follow each other by their own order, however late one was
/// opened and sent; a report without a period stands at the time when it was made.
/// </summary>
internal sealed class PastWords(PeriodId period)
{
    /// <summary>Whose words <see cref="Last"/> holds; null: those of a report without a period.</summary>
    private PeriodId? _of;

    /// <summary>Of the latest period before this one that was told of.</summary>
    private int _month;

    /// <summary>A later period was told of before: what comes without a period is of its time.</summary>
    private bool _later;

    /// <summary>What was reported for the period itself.</summary>
    public PeriodReported? Filed { get; private set; }

    /// <summary>What was said before; the words that 与上期一致 stands for.</summary>
    public PastRow? Last { get; private set; }

    public void Take(object? fact)
    {
        switch (fact)
        {
            case PeriodReported e when e.Period == period:
                Filed = e;
                break;
            case PeriodReported e:
                Take(e);
                break;
            case ReportSubmitted e:
                Take(e.On, e.Text);
                break;
            case ClosureReported e:
                Take(e.On, e.Text);
                break;
        }
    }

    private void Take(PeriodReported e)
    {
        var (month, own) = (e.Period.LastMonth(), period.LastMonth());
        _later |= month > own;
        if (month > own || (month < _month && e.Period != _of) || IsSettled(month < own))
        {
            return;
        }
        _month = Math.Max(_month, month);
        if (e.Row.SaysMore || Last is null)
        {
            (Last, _of) = (new PastRow(e.On, e.Row.Text, e.Row.Problem, e.Row.NextStep, e.Row.Quantities), e.Period);
        }
    }

    private void Take(DateOnly on, string text)
    {
        if (!_later && !IsSettled(false))
        {
            (Last, _of) = (new PastRow(on, text, Last?.Problem, Last?.NextStep, Last?.Quantities ?? []), null);
        }
    }

    /// <summary>Once the period's own row is there, only an earlier period that comes late goes before it; and nothing where the row says that it stands as before: it meant the words of then.</summary>
    private bool IsSettled(bool earlier) => Filed is { } filed && (!earlier || filed.Row.Outcome is RowOutcome.Same);
}
