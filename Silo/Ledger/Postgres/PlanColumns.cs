using System.Globalization;
using Npgsql;
using Tracker.Assignments;
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
    private readonly Dictionary<long, PointStage> _stages = [];
    private readonly Dictionary<long, PlanStage> _planStages = [];
    private readonly Dictionary<long, string> _titles = [];
    private readonly List<(long Assignment, long Position, SetUpStanding Standing)> _setUps = [];
    private readonly List<long> _recorded = [];
    private readonly List<(long Point, long Position, PointReporting Reporting)> _reporting = [];

    public bool IsEmpty => !HasPlans && _reporting.Count + _stages.Count + _planStages.Count + _titles.Count + _setUps.Count == 0;

    private bool HasPlans => _drafts.Count + _assigned.Count + _points.Count > 0;

    /// <summary>A plan's last draft counts.</summary>
    public void Draft(long no, GrainAddress plan, SourceDocument source, PlanDraft draft)
    {
        _drafts.RemoveAll(d => d.No == no);
        _drafts.Add((no, plan, source, draft));
    }

    /// <summary>The last one counts.</summary>
    public void Stage(long no, PlanStage stage) => _planStages[no] = stage;

    public void Assign(long no, PlanAssigned fact)
    {
        _assigned.Add((no, fact));
        _planStages.Remove(no);
    }

    /// <summary>As an assigned plan; then its stage is set apart.</summary>
    public void Record(long no, PlanRecorded fact)
    {
        Assign(no, new PlanAssigned(fact.On, fact.Points, fact.Assignments, []));
        _recorded.Add(no);
    }

    public void Point(long no, long plan, long position, WorkPointPlanned fact) => _points.Add((no, plan, position, fact));

    public void Stage(long no, PointStage stage) => _stages[no] = stage;

    public void Title(long no, string title) => _titles[no] = title;

    public void SetUp(long assignment, long position, SetUpStanding standing) => _setUps.Add((assignment, position, standing));

    public void Reporting(long point, long position, PointReporting reporting) => _reporting.Add((point, position, reporting));

    public void Clear()
    {
        _reporting.Clear();
        _drafts.Clear();
        _assigned.Clear();
        _points.Clear();
        _stages.Clear();
        _planStages.Clear();
        _titles.Clear();
        _setUps.Clear();
        _recorded.Clear();
    }

    public void AddTo(NpgsqlBatch batch, int facts)
    {
        if (HasPlans)
        {
            batch.BatchCommands.Add(Command(facts));
        }
        if (_planStages.Count > 0)
        {
            var drafts = new NpgsqlBatchCommand("UPDATE ledger_plans p SET stage = u.stage FROM unnest($1, $2) u(no, stage) WHERE p.no = u.no");
            Add(drafts.Parameters, _planStages.Keys);
            Add(drafts.Parameters, _planStages.Values.Select(s => (long)s));
            batch.BatchCommands.Add(drafts);
        }
        if (_recorded.Count > 0)
        {
            var recorded = new NpgsqlBatchCommand($"UPDATE ledger_plans SET stage = {(int)PlanStage.Recorded} WHERE no = ANY ($1)");
            Add(recorded.Parameters, _recorded);
            batch.BatchCommands.Add(recorded);
        }
        if (_reporting.Count > 0)
        {
            batch.BatchCommands.Add(ReportingCommand(facts));
        }
        if (_stages.Count > 0)
        {
            var stages = new NpgsqlBatchCommand("UPDATE ledger_points p SET completed = u.stage FROM unnest($1, $2) u(no, stage) WHERE p.no = u.no");
            Add(stages.Parameters, _stages.Keys);
            Add(stages.Parameters, _stages.Values.Select(s => (long)s));
            batch.BatchCommands.Add(stages);
        }
        if (_titles.Count > 0)
        {
            var titles = new NpgsqlBatchCommand("UPDATE ledger_points p SET title = u.title FROM unnest($1, $2) u(no, title) WHERE p.no = u.no");
            Add(titles.Parameters, _titles.Keys);
            Add(titles.Parameters, _titles.Values);
            batch.BatchCommands.Add(titles);
        }
        if (_setUps.Count > 0)
        {
            batch.BatchCommands.Add(SetUpCommand(facts));
        }
    }

    private NpgsqlBatchCommand SetUpCommand(int facts)
    {
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO ledger_set_ups (assignment, valid_from, standing)
            SELECT u.assignment, in_journal(u.at, (SELECT coalesce(max(position), 0) FROM events) - $1), u.standing
            FROM unnest($2, $3, $4) u(assignment, at, standing)
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = facts });
        Add(command.Parameters, _setUps.Select(s => s.Assignment));
        Add(command.Parameters, _setUps.Select(s => s.Position));
        Add(command.Parameters, _setUps.Select(s => (long)s.Standing));
        return command;
    }

    private NpgsqlBatchCommand ReportingCommand(int facts)
    {
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO ledger_reporting (point, valid_from, consolidator, consolidator_name, route)
            SELECT u.point, in_journal(u.at, (SELECT coalesce(max(position), 0) FROM events) - $1), u.unit, u.name, u.route
            FROM unnest($2, $3, $4, $5, $6) u(point, at, unit, name, route)
            """);
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<long> { TypedValue = facts });
        Add(parameters, _reporting.Select(r => r.Point));
        Add(parameters, _reporting.Select(r => r.Position));
        Add(parameters, _reporting.Select(r => r.Reporting.Consolidator is { Unit: var unit } ? long.Parse(unit.Value, CultureInfo.InvariantCulture) : 0));
        Add(parameters, _reporting.Select(r => r.Reporting.Consolidator?.Name ?? ""));
        Add(parameters, _reporting.Select(r => (long)r.Reporting.Route));
        return command;
    }

    private NpgsqlBatchCommand Command(int facts)
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
        Add(parameters, Enumerable.Empty<long>()); // how points stand is set apart
        return command;
    }

    private static void Add(NpgsqlParameterCollection parameters, IEnumerable<long> values) =>
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. values] });

    private static void Add(NpgsqlParameterCollection parameters, IEnumerable<string?> values) =>
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. values] });
}
