namespace Tracker.Reading;

/// <summary>What the columns of a table hold, and how well a cell fits into one by its own looks.</summary>
/// <param name="Numbered">The column of words whose cells begin with 1. 2. 3.; -1 for none.</param>
/// <param name="Headed">The column of words whose cells are headings (一、, (一)); -1 for none.</param>
/// <param name="Over">Columns, as bits, whose headings are 一、.</param>
/// <param name="Under">Columns, as bits, whose headings are (一).</param>
internal sealed record TableShape(ColumnKind[] Kinds, int Numbered = -1, int Headed = -1, int Over = 0, int Under = 0)
{
    private const int OtherLevel = -3;

    public const int Never = int.MinValue / 4;

    private int[]? _missing;

    public int Width => Kinds.Length;

    /// <summary>The last column that is kept anywhere: a row may end before 备注.</summary>
    public int LastKept => Math.Max(0, Array.FindLastIndex(Kinds, k => k is not (ColumnKind.Other or ColumnKind.Report)));

    public static bool IsWords(ColumnKind kind) => kind is ColumnKind.Task or ColumnKind.Requirement;

    public static bool IsUnits(ColumnKind kind) => kind is ColumnKind.Lead or ColumnKind.Responsible or ColumnKind.Cooperating;

    public static bool IsDuty(ColumnKind kind) => IsUnits(kind) || kind == ColumnKind.Time;

    /// <summary>What a row loses that has no cell for this column: least where cells are merged over many rows.</summary>
    public int Missing(int column) => (_missing ??= [.. Enumerable.Range(0, Width).Select(Lost)])[column];

    private int Lost(int column) => Kinds[column] switch
    {
        ColumnKind.Section => 0,
        ColumnKind.Task when column == Headed || (Numbered >= 0 && column < Numbered) => -1,
        ColumnKind.Task when Array.FindIndex(Kinds, column + 1, IsWords) >= 0 => -2,
        ColumnKind.Other or ColumnKind.Report => -2,
        _ => -3,
    };

    public int Fit(CellLooks looks, int column)
    {
        var fit = Fit(looks, Kinds[column]);
        if (looks.HasFlag(CellLooks.Heading) && ((looks.HasFlag(CellLooks.Under) ? Over : Under) >> column & 1) == 1)
        {
            return fit + OtherLevel;
        }

        if (!IsWords(Kinds[column]) || looks is CellLooks.Blank or CellLooks.Ditto or CellLooks.Number)
        {
            return fit;
        }

        var numbered = looks.HasFlag(CellLooks.Numbered);
        fit += Numbered < 0 ? 0 : column == Numbered ? (numbered ? 2 : -1) : numbered ? -4 : 0;
        return fit + (column == Headed && !looks.HasFlag(CellLooks.Heading) ? -3 : 0);
    }

    /// <summary>Whether a cell that looks so has this one place in a row; words of a numbered row that may stand in any column of words name its task wherever they stand.</summary>
    public bool Decides(CellLooks looks, int column)
    {
        if (looks is CellLooks.Blank or CellLooks.Ditto)
        {
            return true;
        }

        var fits = Enumerable.Range(0, Width).Select(c => Fit(looks, c)).ToList();
        var best = Enumerable.Range(0, Width).Where(c => fits[c] == fits.Max()).ToList();
        return best.Contains(column) && (best.Count == 1 || best.TrueForAll(c => IsWords(Kinds[c])));
    }

    private static int Fit(CellLooks looks, ColumnKind column) => column switch
    {
        ColumnKind.Number => looks switch
        {
            CellLooks.Number => 4,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ => -6,
        },
        ColumnKind.Section => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Heading) => 2,
            _ when looks.HasFlag(CellLooks.Long) || looks.HasFlag(CellLooks.Numbered) => -2,
            _ when looks.HasFlag(CellLooks.Time) => -3,
            _ when looks.HasFlag(CellLooks.Units) => -4,
            _ => 1,
        },
        ColumnKind.Task or ColumnKind.Requirement => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank => -1,
            CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Long | CellLooks.Units) => -1, // a list of units may be long
            _ when looks.HasFlag(CellLooks.Long) => 2,
            _ when looks.HasFlag(CellLooks.Time) => -3,
            _ when looks.HasFlag(CellLooks.Units) => -4,
            _ => 1,
        },
        ColumnKind.Time => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Time) => 3,
            _ when looks.HasFlag(CellLooks.Long) || looks.HasFlag(CellLooks.Numbered) => -5,
            _ when looks.HasFlag(CellLooks.Units) => -6, // rather one more line of the cell of units before it
            _ => -1,
        },
        ColumnKind.Report => looks switch
        {
            CellLooks.Number => -4,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Heading) => -3,
            _ when looks.HasFlag(CellLooks.Units) && !looks.HasFlag(CellLooks.Long) => -2,
            _ => 0,
        },
        ColumnKind.Other => looks is CellLooks.Blank or CellLooks.Ditto ? 0 : looks.HasFlag(CellLooks.Units) && !looks.HasFlag(CellLooks.Long) ? -2 : (looks & (CellLooks.Long | CellLooks.Heading)) != 0 ? -3 : -1,
        _ => looks switch
        {
            CellLooks.Number => -6,
            CellLooks.Blank or CellLooks.Ditto => 0,
            _ when looks.HasFlag(CellLooks.Numbered) || (looks.HasFlag(CellLooks.Heading) && !looks.HasFlag(CellLooks.Units)) => -5,
            _ when looks.HasFlag(CellLooks.Units) => 2,
            _ when looks.HasFlag(CellLooks.Long) => -5,
            _ when looks.HasFlag(CellLooks.Time) => -4,
            _ => 0,
        },
    };
}
