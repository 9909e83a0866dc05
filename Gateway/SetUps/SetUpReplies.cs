using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Speaking;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>A unit's open duties with their set-ups (建账).</summary>
internal sealed record SetUpSheetReply(UnitId UnitId, string Unit, int Missing, ImmutableArray<SetUpRowReply> Rows)
{
    public static SetUpSheetReply Of(SetUpSheet sheet) => new(sheet.Unit, sheet.UnitName, sheet.Missing, [.. sheet.Rows.Select(SetUpRowReply.Of)]);
}

/// <param name="Version">Of the assignment.</param>
/// <param name="SetUp">Absent: nobody entered any yet.</param>
internal sealed record SetUpRowReply(GrainAddress Assignment, long Version, string Point, string Title, Role Role, SetUpStanding Standing, SetUp? SetUp, string Leader, string Contact)
{
    public static SetUpRowReply Of(SetUpRow row) => new(
        row.Assignment, row.Version, row.Line.PointNumber, row.Line.Title, row.Line.Entry.Role, row.Standing, row.Line.SetUp?.Words, row.People.Leader, row.People.Contact);
}

internal sealed record SetUpsRequest(ImmutableArray<SetUpsRowRequest> Rows);

/// <summary>Of one duty; what is left out is empty, people left out stay as they are.</summary>
/// <param name="Version">The assignment must stand at it; absent: as it stands now.</param>
internal sealed record SetUpsRowRequest(
    GrainAddress Assignment,
    string Measures,
    string? OutcomeForm = null,
    ImmutableArray<Milestone>? Milestones = null,
    string? Department = null,
    ImmutableArray<SectionShare>? Shares = null,
    string? Leader = null,
    string? Contact = null,
    long? Version = null)
{
    public SetUpWanted Wanted(SetUpSheet sheet)
    {
        var stand = sheet.Rows.FirstOrDefault(r => r.Assignment == Assignment)?.People ?? SetUpPeople.Nobody;
        var words = new SetUp(Measures, OutcomeForm ?? "", Milestones ?? [], Department ?? "", Shares ?? []);
        return new SetUpWanted(Assignment, Version, SetUpCells.Of(words, new SetUpPeople(Leader ?? stand.Leader, Contact ?? stand.Contact)));
    }
}

/// <param name="Unread">Files that were refused as a whole.</param>
/// <param name="Written">Rows that were written; none in a preview.</param>
internal sealed record SetUpBooksReply(int Files, int Unread, int Written, ImmutableArray<WorkbookReply> Workbooks)
{
    public static SetUpBooksReply Of(ImmutableArray<SetUpsWritten> books) => new(
        books.Length, books.Count(b => b.Preview.Sheet is null), books.Sum(b => b.Written), [.. books.Select(Book)]);

    private static WorkbookReply Book(SetUpsWritten book)
    {
        var (p, refused) = (book.Preview, book.Rejection ?? book.Preview.Rejection);
        return new WorkbookReply(
            p.FileName,
            p.Sheet?.Unit,
            p.Sheet?.UnitName,
            refused,
            refused?.Says,
            book.Written,
            p.Count(WorkbookFate.New),
            p.Count(WorkbookFate.Changed),
            p.Count(WorkbookFate.Same),
            p.Count(WorkbookFate.Blank),
            p.Count(WorkbookFate.Conflict),
            p.Count(WorkbookFate.Refused),
            [.. p.Rows.Select(r => new WorkbookRowReply(
                r.Source.Row, r.Line?.Assignment, r.Line?.Line.PointNumber ?? "", r.Line?.Line.Title ?? "", r.Fate, r.Now,
                [.. r.Faults.Select(f => new CellReply(f.Cell, f.Column, f.Value, f.Rule, f.Rule.Says))]))],
            p.Missing);
    }
}
