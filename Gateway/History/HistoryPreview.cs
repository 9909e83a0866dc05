using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.History;
using Tracker.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.History;

/// <summary>What a ledger's file would write, what stands in the way, and what is asked. Writes nothing.</summary>
/// <param name="Names">Every name that the register does not know, said or not.</param>
/// <param name="States">Every state word that is not known, said or not.</param>
/// <param name="Files">Names of files in 佐证材料 that were not handed in.</param>
/// <param name="Before">What was recorded for this year already.</param>
internal sealed record HistoryPreview(
    string FileName,
    int Year,
    string Title,
    HistoryChoices Choices,
    HistoryReading Reading,
    HistoryNames Meant,
    ImmutableArray<AskedName> Names,
    ImmutableArray<(string Word, int Rows, string Sheet, int Row)> States,
    ImmutableArray<(string Word, int Rows, string Sheet, int Row)> StatesOpen,
    HistoryRecord Record,
    ImmutableArray<HistoryFinding> Notes,
    ImmutableArray<string> Files,
    bool FilesGiven,
    string ContentHash,
    HistoryBefore? Before)
{
    public int Evidence => Record.Points.Sum(p => p.Duties.Sum(d => d.Evidence.Length));

    /// <summary>Whether the same content was recorded before: writing it again writes nothing.</summary>
    public bool IsThereAlready => Before?.Plan.SourceTextHash == ContentHash;

    /// <summary>Null: it can be written.</summary>
    /// <param name="another">A second ledger of the same year, beside the first.</param>
    /// <param name="leaveFiles">Files that were not found stay words.</param>
    public Rejection? Problem(bool another, bool leaveFiles) =>
        Reading.Heads.IsEmpty ? new Rejection("history.no-headings")
        : IsThereAlready ? null
        : !Choices.LeaveOutRows && Reading.Unreadable.Length > 0 ? new Rejection("history.unreadable", $"{Reading.Unreadable.Length}")
        : Reading.Unreadable.FirstOrDefault(f => f.Why.Code is "history.column-twice" or "history.no-task-column") is { } column ? column.Why
        : Meant.Faults is [var fault, ..] ? FaultOf(fault.Name, fault.Code, fault.Words)
        : Meant.Asked.Length + StatesOpen.Length is > 0 and var open ? new Rejection("history.questions-open", $"{open}")
        : Record.Duties == 0 ? new Rejection("history.nothing-to-record")
        : FilesGiven && !leaveFiles && Files.Length > 0 ? new Rejection("history.files-missing", $"{Files.Length}", string.Join('、', Files.Take(5)))
        : Before is not null && !another ? new Rejection("history.year-taken", $"{Year}", Before.Plan.Title, Before.Plan.Plan.Value)
        : null;

    /// <summary>Why an answer about a name cannot be taken.</summary>
    public static Rejection FaultOf(string name, string code, string words) => code switch
    {
        "history.name-unknown" => new Rejection("history.name-unknown", words),
        "history.reason-missing" => new Rejection("history.reason-missing", Shown(name)),
        _ => new Rejection("history.name-without-unit", Shown(name)),
    };

    public static string Shown(string name) => name.Length == 0 ? "（没有写单位的行）" : name;
}

/// <summary>A record of the same year, and how this file differs from it, duty by duty.</summary>
/// <param name="Changed">Point, unit and what differs; the first ones.</param>
internal sealed record HistoryBefore(PlanLine Plan, int Same, int Different, int OnlyHere, int OnlyThere, ImmutableArray<string> Changed);
