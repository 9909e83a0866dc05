using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Supervision;

/// <summary>What a paper says, to whom, and on which facts.</summary>
/// <param name="Units">Those it is about: each may answer.</param>
/// <param name="Text">The body, one paragraph a line.</param>
/// <param name="ReplyBy">反馈期限; null: no answer is asked.</param>
/// <param name="Addressees">主送机关, where they are not just the units.</param>
/// <param name="CopyTo">抄送.</param>
public sealed record PaperContent(
    PaperRung Rung,
    string Title,
    ImmutableArray<UnitRef> Units,
    ImmutableArray<PaperFact> Facts,
    string Text,
    DateOnly? ReplyBy = null,
    string? Addressees = null,
    string? CopyTo = null)
{
    /// <summary>附件, by name.</summary>
    public ImmutableArray<string> Attachments { get; init; } = [];

    public bool Names(UnitId unit) => Units.Any(u => u.Unit == unit);

    public IEnumerable<PaperFact> FactsOf(UnitId unit) => Facts.Where(f => f.Unit == unit);

    /// <summary>What an erasure by law leaves: whom it was about and what it rested on.</summary>
    internal PaperContent Erased => this with { Text = "", Facts = [.. Facts.Select(f => f with { Words = "" })] };

    public bool Equals(PaperContent? other) =>
        other is not null && Rung == other.Rung && Title == other.Title && Text == other.Text && ReplyBy == other.ReplyBy && Addressees == other.Addressees
        && CopyTo == other.CopyTo && Units.SequenceEqual(other.Units) && Facts.SequenceEqual(other.Facts) && Attachments.SequenceEqual(other.Attachments);

    public override int GetHashCode() => Title.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A finding about one unit, in words, with what it rests on.</summary>
/// <param name="Subject">An assignment or a period: what a later paper may follow up; null: it rests on something outside the ledger.</param>
public sealed record PaperFact(UnitId Unit, GrainAddress? Subject, string Words);

/// <summary>文号: 山政公办函〔2026〕7号.</summary>
/// <param name="Word">机关代字.</param>
public sealed record DocumentNumber(string Word, int Year, int Number)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Word}〔{Year}〕{Number}号");
}
