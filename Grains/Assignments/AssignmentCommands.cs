using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.Assignments;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(AcknowledgeAssignment), "assignment.acknowledge.v1")]
[JsonDerivedType(typeof(SubmitReport), "assignment.submit-report.v1")]
[JsonDerivedType(typeof(ReportClosure), "assignment.report-closure.v1")]
[JsonDerivedType(typeof(ReturnAssignment), "assignment.return.v1")]
[JsonDerivedType(typeof(CloseAssignment), "assignment.close.v1")]
public abstract record AssignmentCommand;

/// <summary>签收.</summary>
public sealed record AcknowledgeAssignment([property: Circumstance] DateOnly On) : AssignmentCommand;

/// <summary>报送; signs for the assignment too where nobody has.</summary>
/// <param name="OnBehalf">代录: the office enters what the unit told it.</param>
public sealed record SubmitReport([property: Circumstance] DateOnly On, string Text, ImmutableArray<EvidenceItem> Evidence, [property: Circumstance] bool OnBehalf = false) : AssignmentCommand;

/// <summary>报结.</summary>
public sealed record ReportClosure([property: Circumstance] DateOnly On, string Text, ImmutableArray<EvidenceItem> Evidence, [property: Circumstance] bool OnBehalf = false) : AssignmentCommand;

/// <summary>退回补充.</summary>
public sealed record ReturnAssignment([property: Circumstance] DateOnly On, string Reason) : AssignmentCommand;

/// <summary>办结.</summary>
public sealed record CloseAssignment([property: Circumstance] DateOnly On) : AssignmentCommand;
