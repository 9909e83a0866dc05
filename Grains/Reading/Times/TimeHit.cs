using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Words of time in the clean text and what they mean.</summary>
/// <param name="Deadline">Null where they set no limit, or none that can be said.</param>
/// <param name="Soft">The kind of a timing that sets no limit: vague, continuous, event or recurring-unspecified.</param>
/// <param name="Rule">What took the words for a limit.</param>
/// <param name="Doubt">Can be read in two ways: a person is asked.</param>
/// <param name="Likely">The day that is suggested where a person is asked.</param>
internal readonly record struct TimeHit(
    int Start, int End, Deadline? Deadline = null, string? Soft = null, bool Doubt = false, string? Rule = null, (DateOnly Day, string Because)? Likely = null)
{
    /// <summary>Looks like a limit and is none.</summary>
    public bool IsNothing => Deadline is null && Soft is null && !Doubt;
}

/// <summary>What the words stand in: the text, the years they may imply, and how far back and ahead they may look.</summary>
/// <param name="Folded">The clean text, folded.</param>
/// <param name="Words">The clean text as printed; same length.</param>
/// <param name="IsField">Inside a field for a time limit or a cell of such a column, where a bare 长期 or 12月 is meant as one.</param>
internal sealed record TimeContext(string Folded, string Words, int Start, int End, int? Year, DateOnly? Issued, bool IsField)
{
    public string Quote(int start, int end) => Words[start..end].Trim();

    /// <summary>First character of the clause, behind at most 48.</summary>
    public int ClauseStart(int at) => Look.ClauseStart(Folded, at, Start);

    public int ClauseEnd(int at) => Look.ClauseEnd(Folded, at, End);
}
