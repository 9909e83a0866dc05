using System.Collections.Immutable;

namespace Tracker.Gateway.Papers;

/// <summary>A paper (文书、清单) that leaves the house: title, then its parts in order. Written as an editable docx.</summary>
/// <param name="Landscape">A4 lying down, for wide tables.</param>
internal sealed record Paper(string Title, ImmutableArray<PaperPart> Parts, bool Landscape = false);

internal abstract record PaperPart
{
    private PaperPart() { }

    public sealed record Heading(string Text) : PaperPart;

    public sealed record Body(string Text) : PaperPart;

    /// <summary>Numbered from 1.</summary>
    public sealed record Numbered(ImmutableArray<string> Items) : PaperPart;

    /// <summary>Name and value, line by line; a value that is empty is a line to write on.</summary>
    public sealed record Facts(ImmutableArray<(string Name, string Value)> Lines) : PaperPart;

    /// <param name="Widths">In any measure: they share the width of the paper.</param>
    public sealed record Grid(ImmutableArray<string> Headings, ImmutableArray<double> Widths, ImmutableArray<ImmutableArray<string>> Rows) : PaperPart;

    /// <summary>At the right foot: who issues it and the day.</summary>
    public sealed record Signature(ImmutableArray<string> Lines) : PaperPart;
}
