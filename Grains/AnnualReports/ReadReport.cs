using System.Collections.Immutable;
using Tracker.Reading;

namespace Tracker.AnnualReports;

/// <summary>A published or filed report as it was read from a file: its cells, and whatever could not be read for certain.</summary>
/// <param name="Title">Null: none was found, as for <paramref name="Unit"/> and the years.</param>
/// <param name="Unit">As the title names it.</param>
/// <param name="Year">Of the title.</param>
/// <param name="Period">The days that 统计期限 says.</param>
/// <param name="Missing">Tables that do not stand there, by the heading of their part, and rows, by their place.</param>
/// <param name="OldMarks">Words of the form of 2019 that stand in it.</param>
/// <param name="Texts">Parts one, five, six, the head and annexes, without what stands in tables.</param>
public sealed record ReadReport(
    string? Title,
    string? Unit,
    int? Year,
    (DateOnly From, DateOnly To)? Period,
    ReportCells Cells,
    ImmutableArray<UnreadCell> Unread,
    ImmutableArray<MissingPlace> Missing,
    ImmutableArray<string> OldMarks,
    ImmutableArray<ReportPassage> Texts)
{
    /// <summary>Tables of part 3 beyond the first that say something else, as in a file of several bodies' reports.</summary>
    public ImmutableArray<ReportCells> FurtherTables { get; init; } = [];

    /// <summary>Whether anything of a report stands there.</summary>
    public bool IsReport { get; init; }

    public string? TextOf(string part) => Texts.FirstOrDefault(text => text.Part == part)?.Words;

    /// <summary>The same with one form for marks that mean the same, as rules look at it.</summary>
    internal string? FoldedOf(string part) => TextOf(part) is { } text ? Folding.Of(text) : null;
}

/// <summary>A cell that says something which is no number for it, or whose place in its row is not certain.</summary>
/// <param name="Says">As printed; empty where a whole row could not be laid out.</param>
public sealed record UnreadCell(FormCell Cell, string Says, UnreadReason Reason);

public enum UnreadReason
{
    /// <summary>Text where a number belongs.</summary>
    NotANumber,

    /// <summary>Counted in something else than the form: 元 for 万元, 万 for one.</summary>
    OtherMeasure,

    /// <summary>The row has not as many values as columns, and nothing shows which are missing.</summary>
    RowNotLaidOut,
}

/// <param name="Part">Key of the part.</param>
/// <param name="Row">Null: the whole table.</param>
public sealed record MissingPlace(string Part, FormTable Table, FormRow? Row);

/// <param name="Part">Its key; head, annex.</param>
/// <param name="Heading">As printed, else the form's.</param>
public sealed record ReportPassage(string Part, string Heading, string Words);
