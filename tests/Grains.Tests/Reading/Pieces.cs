using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>The law of the pieces: in order, none over another, and every character that is not blank stands in one.</summary>
internal static class Pieces
{
    public static bool Hold(string text, PlanReading reading)
    {
        var at = 0;
        foreach (var piece in reading.Pieces)
        {
            if (piece.Span.Start < at || piece.Span.Length <= 0 || piece.Span.End > text.Length || !text.AsSpan(at, piece.Span.Start - at).IsWhiteSpace())
            {
                return false;
            }

            at = piece.Span.End;
        }

        return text.AsSpan(at).IsWhiteSpace();
    }

    /// <summary>The words of all pieces of a kind, of one point where it is named.</summary>
    public static string Of(string text, PlanReading reading, PieceKind kind, string? point = null) =>
        string.Join('|', reading.Pieces.Where(p => p.Kind == kind && (point is null || p.Point == point)).Select(p => text.Substring(p.Span.Start, p.Span.Length)));
}
