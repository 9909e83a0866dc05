using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>A point while it is being read: the draft's words with where each stands in the clean text.</summary>
internal sealed class ReadPoint
{
    public required string Number { get; set; }

    public required Item Item { get; init; }

    public string? Section { get; init; }

    public string? Subsection { get; init; }

    public required (int Start, int End) Whole { get; init; }

    /// <summary>Where it comes among the points: where it stands, but for a table of two halves side by side, whose rows come together in their own order.</summary>
    public int Order { get => field < 0 ? Whole.Start : field; init; } = -1;

    public required (int Start, int End) Title { get; init; }

    /// <summary>The stretches that together are the text.</summary>
    public required List<(int Start, int End)> Text { get; init; }

    public UnitBlock? Units { get; init; }

    /// <summary>The units stand behind the last of the items that are its words: perhaps they are that item's alone.</summary>
    public bool UnitsMayBeOfLastItem { get; init; }

    /// <summary>The cells of units and limits, for a row of a table; null elsewhere.</summary>
    public List<Cell>? Cells { get; init; }

    public List<TimeHit> Times { get; } = [];

    public List<UnitPlace> Places { get; } = [];

    public string TextOf(CleanText clean) =>
        string.Join('\n', Text.Select(t => clean.Cut(t.Start, t.End).Trim()).Where(t => t.Length > 0));

    /// <summary>The name of the field that a place of the clean text belongs to; null outside this point.</summary>
    public string? FieldAt(int at)
    {
        foreach (var unit in Places)
        {
            if (at >= unit.Start && at < unit.End)
            {
                return FieldOf(unit.Role);
            }
        }

        return at < Whole.Start || at >= Whole.End ? null
            : at < Title.End ? "title"
            : Units is { } units && units.Times.Exists(t => at >= t.Start && at < t.End) ? "deadlines"
            : Units is { } block && at >= block.Start && at < block.End && (Cells is null || Cells.Exists(c => at >= c.Start && at < c.End)) ? "responsibleUnits"
            : Cells is null || Text.Exists(t => at >= t.Start && at < t.End) ? "text"
            : null;
    }

    public static string FieldOf(UnitRole role) => role switch
    {
        UnitRole.Lead => "leadUnits",
        UnitRole.Cooperating => "cooperatingUnits",
        _ => "responsibleUnits",
    };
}
