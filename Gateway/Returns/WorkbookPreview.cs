using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Returns;

/// <summary>What an uploaded row would do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkbookFate>))]
internal enum WorkbookFate
{
    /// <summary>没有填.</summary>
    [JsonStringEnumMemberName("blank")]
    Blank,

    /// <summary>It says what is there already.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    [JsonStringEnumMemberName("new")]
    New,

    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>Somebody else wrote another thing since the workbook went down: shown, never written over.</summary>
    [JsonStringEnumMemberName("conflict")]
    Conflict,

    /// <summary>A rule is broken.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <param name="Wanted">What would be written; null: nothing.</param>
/// <param name="Version">The assignment's version that this was held against: what is written is written on it and on no other.</param>
/// <param name="Now">What stands there now, in words; with a conflict or a change.</param>
internal sealed record WorkbookPreviewRow(
    int Row, GrainAddress? Assignment, string Point, string Title, WorkbookFate Fate, PeriodRow? Wanted, long Version, string? Now, ImmutableArray<CellFault> Faults)
{
    /// <summary>The row as it was read.</summary>
    [JsonIgnore]
    public WorkbookRow? Source { get; init; }

    /// <summary>Field by field what would be written beside what stands there.</summary>
    public ImmutableArray<RowChange> Changes { get; init; } = [];

    public bool IsGood => Fate is WorkbookFate.New or WorkbookFate.Changed;
}

/// <summary>What one workbook would do to one unit's return.</summary>
/// <param name="Sheet">Null: the file as a whole is refused.</param>
/// <param name="Missing">Points of the sheet that the workbook has no row for.</param>
internal sealed record WorkbookPreview(string FileName, WorkbookSheet? Sheet, ImmutableArray<WorkbookPreviewRow> Rows, ImmutableArray<string> Missing, Rejection? Rejection)
{
    public static WorkbookPreview Refused(string fileName, Rejection rejection) => new(fileName, null, [], [], rejection);

    public int Count(WorkbookFate fate) => Rows.Count(r => r.Fate == fate);

    public IEnumerable<WorkbookPreviewRow> Good => Rows.Where(r => r.IsGood);

    /// <summary>How many rows nobody has filled in once the good ones are written: the unit counts as having sent, and these would be overlooked.</summary>
    [JsonIgnore]
    public int Lacking => Sheet?.Lines.Count(l => l.Said is null && l.Role != Words.Of(Role.Cooperating) && !Good.Any(r => r.Assignment == l.Assignment)) ?? 0;

    /// <summary>What was typed on the sheet's page and not sent, of rows that would be written: it goes with the writing.</summary>
    [JsonIgnore]
    public IEnumerable<WorkbookLine> Voided => Sheet?.Lines.Where(l => l.Unsent is not null && Good.Any(r => r.Assignment == l.Assignment)) ?? [];

    /// <summary>What was returned (退回), and stays so once the good rows are written.</summary>
    [JsonIgnore]
    public IEnumerable<WorkbookLine> Unanswered => Sheet?.Lines.Where(l => l.Returned is not null && !Good.Any(r => r.Assignment == l.Assignment)) ?? [];

    /// <summary>Nothing stands in the way of writing every row.</summary>
    public bool IsClean => Rejection is null && !Rows.Any(r => r.Fate is WorkbookFate.Refused or WorkbookFate.Conflict);
}
