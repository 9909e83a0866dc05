using System.Collections.Immutable;
using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>What a stretch of the source text was taken for.</summary>
public enum PieceKind
{
    /// <summary>In the document, but in no point and in no fact: principles, organisational measures.</summary>
    Unread,

    /// <summary>The page round the document.</summary>
    Furniture,

    /// <summary>Left out as damage, wherever it stands: pinyin in brackets, doubled marks, stray marks.</summary>
    Damage,

    /// <summary>文号.</summary>
    Number,
    Title,

    /// <summary>落款: issuer and date.</summary>
    Signature,

    /// <summary>主送.</summary>
    Addressees,

    /// <summary>The sentences and headings of the notice that sends the document.</summary>
    Notice,
    Preamble,
    Heading,

    /// <summary>With its number.</summary>
    PointTitle,
    PointText,

    /// <summary>The unit bracket, or the lines of labels.</summary>
    PointUnits,
    Closing,
}

/// <summary>A stretch of the source text and what it was taken for.</summary>
/// <param name="Point">The point's number; null outside points.</param>
public readonly record struct Piece(PieceKind Kind, string? Point, TextSpan Span);

/// <summary>A draft together with what every character of its text was taken for and the rules behind its units and limits.</summary>
/// <param name="Pieces">In order, none over another; what is in none is blank.</param>
public sealed record PlanReading(PlanDraft Draft, ImmutableArray<Piece> Pieces, ImmutableArray<RuleUse> Rules);
