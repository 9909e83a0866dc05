using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Journal.Sqlite;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>The ledger by plain replay, to compare with: no table, no batch, only the facts and the assignments' own states.</summary>
internal sealed class LedgerReplayed
{
    private readonly Dictionary<GrainAddress, Assignment> _states = [];
    private readonly Dictionary<GrainAddress, (long Position, string Text, DateOnly On)> _reports = [];
    private readonly Dictionary<GrainAddress, string> _setUps = [];

    public void Follow(RecordedFact fact)
    {
        if (Stores.Codec.Decode(fact.Type, fact.Data) is not AssignmentEvent step)
        {
            return;
        }
        _states[fact.Address] = Assignment.Evolve(_states.GetValueOrDefault(fact.Address, Assignment.Initial), step);
        switch (step)
        {
            case ReportSubmitted e:
                _reports[fact.Address] = (fact.Position, e.Text, e.On);
                break;
            case ClosureReported e:
                _reports[fact.Address] = (fact.Position, e.Text, e.On);
                break;
            case SetUpEntered e:
                _setUps[fact.Address] = e.SetUp.Measures;
                break;
            case PeriodReported e when e.Row.SaysMore || !_reports.ContainsKey(fact.Address):
                _reports[fact.Address] = (fact.Position, e.Row.Text, e.On);
                break;
            case PeriodReported e:
                _reports[fact.Address] = _reports[fact.Address] with { On = e.On };
                break;
        }
    }

    /// <summary>The rows of a plan as texts, to be compared whole.</summary>
    public List<string> Rows(GrainAddress plan) =>
        [.. _states.Where(s => s.Key.Value.StartsWith(plan.Value + "/", StringComparison.Ordinal)).Select(s => Row(s.Key, s.Value)).Order(StringComparer.Ordinal)];

    public static string Row(LedgerLine line) => Row(
        line.Entry.Assignment,
        $"{line.Entry.Unit} {line.Entry.UnitName}",
        line.Entry.Role,
        line.Entry.Section,
        line.Entry.Status,
        line.Entry.DueDay,
        line.Entry.Evidence,
        line.Entry.LastReport,
        line.Entry.LastReportOn,
        line.LastReportText + (line.SetUp is { } setUp ? $" {setUp.Standing} {setUp.Words.Measures}" : ""));

    private string Row(GrainAddress address, Assignment state)
    {
        var (open, status) = state switch
        {
            Assignment.Open o => (o, o.Status),
            Assignment.Ended e => (e.Before, e.How),
            _ => throw new InvalidOperationException(),
        };
        (long Position, string Text, DateOnly On)? report = _reports.TryGetValue(address, out var r) ? r : null;
        var due = open.DueDay;
        return Row(address, $"{open.Unit} {open.UnitName}", open.Role, open.Section, status, due, open.Evidence, report?.Position, report?.On, (report?.Text ?? "") + (_setUps.TryGetValue(address, out var words) ? $" {open.SetUp} {words}" : ""));
    }

    private static string Row(
        GrainAddress address,
        string unit,
        Role role,
        int section,
        AssignmentStatus status,
        DateOnly? due,
        int evidence,
        long? report,
        DateOnly? on,
        string text) => $"{address} {unit} {role} {section} {status} {due:O} {evidence} {report} {on:O} {text}";
}
