using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>
/// Words with figures that stand for themselves: <c>{part3.new.total=12}</c> is a cell, <c>{ledger.closed=31|台账漏登一项}</c> a figure of the ledger, the number as
/// it was when the sentence was written. A cell is printed as it is now; where it has changed since, its sentence is marked until somebody looks at it.
/// </summary>
public static partial class BoundText
{
    /// <summary>The figures in it, in their order; what is no figure stays as the words it is.</summary>
    public static IEnumerable<BoundFigure> Figures(string text) => Marks().Matches(text).Select(Of).OfType<BoundFigure>();

    /// <summary>The first mark that names no figure; null: there is none.</summary>
    public static string? Stranger(string text) => Marks().Matches(text).FirstOrDefault(m => Of(m) is null)?.Groups["name"].Value.Trim();

    /// <summary>As it goes out: every figure a number.</summary>
    public static string Printed(string text, ReportCells cells) => Each(text, figure => figure.Cell is { } cell ? Shown(cells[cell]) : Shown(figure.Written ?? default));

    /// <summary>As it is stored: by keys, and a figure that was named without a number takes the one that stands.</summary>
    /// <param name="ledger">By key; a figure that is not there is not known.</param>
    public static string Bound(string text, ReportCells cells, IReadOnlyDictionary<string, decimal> ledger) =>
        Each(text, figure => (figure.Written is null ? figure with { Written = figure.Now(cells, ledger) } : figure).Mark(figure.Key));

    /// <summary>As people read it while they write: by the names of cells.</summary>
    public static string Named(string text) => Each(text, figure => figure.Mark(figure.Name));

    /// <summary>Somebody looked at the sentences: every figure takes the number that stands, save what differs from the ledger for a reason.</summary>
    public static string Renewed(string text, ReportCells cells, IReadOnlyDictionary<string, decimal> ledger) =>
        Each(text, figure => (figure.Reason is null && figure.Now(cells, ledger) is { } now ? figure with { Written = now } : figure).Mark(figure.Key));

    /// <summary>The sentences that carry figures, each with its own.</summary>
    /// <param name="ledger">Null: it was not asked, and its figures count as unchanged.</param>
    public static IEnumerable<BoundSentence> Sentences(string part, string text, ReportCells cells, IReadOnlyDictionary<string, decimal>? ledger)
    {
        foreach (var sentence in Sentence().Matches(text).Select(m => m.Value.Trim()))
        {
            if (Figures(sentence).Select(f => new FigureStanding(f, f.Cell is null && ledger is null ? f.Written : f.Now(cells, ledger ?? Nothing))).ToImmutableArray() is { IsEmpty: false } figures)
            {
                yield return new BoundSentence(part, Printed(sentence, cells), figures);
            }
        }
    }

    private static IReadOnlyDictionary<string, decimal> Nothing { get; } = ImmutableDictionary<string, decimal>.Empty;

    private static string Each(string text, Func<BoundFigure, string> said)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }
        var (so, at) = (new StringBuilder(), 0);
        foreach (Match mark in Marks().Matches(text))
        {
            so.Append(text, at, mark.Index - at).Append(Of(mark) is { } figure ? said(figure) : mark.Value);
            at = mark.Index + mark.Length;
        }
        return so.Append(text, at, text.Length - at).ToString();
    }

    private static BoundFigure? Of(Match mark)
    {
        if (FigureNames.KeyOf(mark.Groups["name"].Value.Trim()) is not { } key)
        {
            return null;
        }
        CellValue? written = null;
        if (mark.Groups["value"] is { Success: true } said)
        {
            var (value, fault) = CellText.Read(said.Value);
            if (fault is not null)
            {
                return null;
            }
            written = value;
        }
        return new BoundFigure(key, written, mark.Groups["reason"].Value.Trim() is { Length: > 0 } reason ? reason : null);
    }

    /// <summary>A gap in a sentence is seen, a missing number is not.</summary>
    private static string Shown(CellValue value) => value.IsBlank ? "＿＿" : value.ToString();

    [GeneratedRegex(@"\{(?<name>[^{}=|｜\n]{1,80})(?:=(?<value>[^{}|｜\n]{0,30}))?(?:[|｜](?<reason>[^{}\n]{1,200}))?\}")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?:\{[^{}\n]*\}|[^。！？；\n])+[。！？；]?")]
    private static partial Regex Sentence();
}

/// <summary>A figure in a text: a cell of the form, or a figure of the ledger.</summary>
/// <param name="Written">As it was when the sentence was written; null: not said yet.</param>
/// <param name="Reason">Why it is not what the ledger says; null: none is needed, or none was given.</param>
public sealed record BoundFigure(string Key, CellValue? Written, string? Reason)
{
    /// <summary>Null: it is the ledger's.</summary>
    public FormCell? Cell => FigureNames.CellOf(Key);

    public string Name => FigureNames.NameOf(Key);

    /// <summary>Null: the ledger has no such figure for this report.</summary>
    public CellValue? Now(ReportCells cells, IReadOnlyDictionary<string, decimal> ledger) =>
        Cell is { } cell ? cells[cell] : ledger.TryGetValue(Key, out var number) ? CellValue.Of(number) : null;

    public string Mark(string name) => $"{{{name}{(Written is { } value ? $"={value}" : null)}{(Reason is null ? null : $"|{Reason}")}}}";
}

/// <param name="Now">As it stands; null: the ledger has no such figure.</param>
public sealed record FigureStanding(BoundFigure Figure, CellValue? Now)
{
    /// <summary>Another number since the sentence was written, and nobody said why.</summary>
    public bool Changed => Figure.Reason is null && Now != Figure.Written;
}

/// <param name="Words">As printed.</param>
public sealed record BoundSentence(string Part, string Words, ImmutableArray<FigureStanding> Figures)
{
    public bool Changed => Figures.Any(f => f.Changed);
}
