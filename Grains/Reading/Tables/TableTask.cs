namespace Tracker.Reading;

/// <summary>A task of a table, from one row or several: where its words, units and limits stand.</summary>
internal sealed class TableTask
{
    /// <summary>The printed number; null where the row has none.</summary>
    public int? Number { get; init; }

    /// <summary>36,37: printed where one number stands elsewhere.</summary>
    public string? Numbers { get; init; }

    /// <summary>Counts tasks and not parts: parts of one task share it.</summary>
    public required int Group { get; init; }

    public required Item? Section { get; init; }

    public Cell Title { get; init; }

    /// <summary>The words beside the title.</summary>
    public List<Cell> Words { get; } = [];

    public List<(UnitRole Role, Cell Cell)> Units { get; set; } = [];

    public List<Cell> Times { get; set; } = [];

    /// <summary>Of its own cells; what merged cells above say lies outside.</summary>
    public int Start { get; set; }

    public int End { get; set; }
}

/// <summary>A cell that is blank where the one above is not, in a text that does not tell merged cells from blank ones.</summary>
internal readonly record struct BlankCell(TableTask Task, UnitRole Role, Cell Above);
