using Npgsql;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>Changes to plans and points of a batch, column by column.</summary>
internal sealed class PlanColumns
{
    private static readonly string Follow = "SELECT follow_plans_1((SELECT coalesce(max(position), 0) FROM events) - $1, "
        + string.Join(", ", Enumerable.Range(2, 19).Select(i => $"${i}")) + ")";

    private readonly List<(long No, GrainAddress Plan, SourceDocument Source, PlanDraft Draft)> _drafts = [];
    private readonly List<(long No, PlanAssigned Fact)> _assigned = [];
    private readonly List<(long No, long Plan, long Position, WorkPointPlanned Fact)> _points = [];
    private readonly List<long> _completed = [];

    public bool IsEmpty => _drafts.Count == 0 && _assigned.Count == 0 && _points.Count == 0 && _completed.Count == 0;

    /// <summary>A plan's last draft counts.</summary>
    public void Draft(long no, GrainAddress plan, SourceDocument source, PlanDraft draft)
    {
        _drafts.RemoveAll(d => d.No == no);
        _drafts.Add((no, plan, source, draft));
    }

    public void Assign(long no, PlanAssigned fact) => _assigned.Add((no, fact));

    public void Point(long no, long plan, long position, WorkPointPlanned fact) => _points.Add((no, plan, position, fact));

    public void Complete(long no) => _completed.Add(no);

    public void Clear()
    {
        _drafts.Clear();
        _assigned.Clear();
        _points.Clear();
        _completed.Clear();
    }

    public NpgsqlBatchCommand Command(int facts)
    {
        var command = new NpgsqlBatchCommand(Follow);
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<long> { TypedValue = facts });
        Add(parameters, _drafts.Select(d => d.No));
        Add(parameters, _drafts.Select(d => d.Plan.Government.Value));
        Add(parameters, _drafts.Select(d => (long)d.Plan.Year.Value));
        Add(parameters, _drafts.Select(d => d.Draft.Document.Number));
        Add(parameters, _drafts.Select(d => d.Draft.Document.Title ?? d.Source.FileName));
        Add(parameters, _drafts.Select(d => d.Source.TextHash));
        Add(parameters, _drafts.Select(d => (long)d.Draft.Points.Length));
        Add(parameters, _assigned.Select(a => a.No));
        Add(parameters, _assigned.Select(a => (long)a.Fact.Points));
        Add(parameters, _assigned.Select(a => (long)a.Fact.Assignments));
        Add(parameters, _assigned.Select(a => (long)JournalDay.Number(a.Fact.On)));
        Add(parameters, _points.Select(p => p.No));
        Add(parameters, _points.Select(p => p.Plan));
        Add(parameters, _points.Select(p => p.Position));
        Add(parameters, _points.Select(p => p.Fact.Number));
        Add(parameters, _points.Select(p => (long)p.Fact.Section));
        Add(parameters, _points.Select(p => p.Fact.SectionHeading));
        Add(parameters, _points.Select(p => p.Fact.Title));
        Add(parameters, _completed);
        return command;
    }

    private static void Add(NpgsqlParameterCollection parameters, IEnumerable<long> values) =>
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. values] });

    private static void Add(NpgsqlParameterCollection parameters, IEnumerable<string?> values) =>
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. values] });
}
