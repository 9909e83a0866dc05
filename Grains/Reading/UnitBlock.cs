namespace Tracker.Reading;

/// <summary>A stretch of clean text that names a unit, the role it is given, and the rule that gave it.</summary>
/// <param name="Meant">Where the name stands that this one is short for; null where it is no short name.</param>
internal readonly record struct UnitPlace(UnitRole Role, int Start, int End, string Rule = ReadingRules.UnitPlain, (int Start, int End)? Meant = null)
{
    /// <summary>Where the unit's name stands.</summary>
    public (int Start, int End) Name => Meant ?? (Start, End);
}

/// <summary>What a unit bracket, or a line of labels, says.</summary>
/// <param name="Start">With its opening mark.</param>
internal sealed record UnitBlock(int Start, int End)
{
    public List<UnitPlace> Units { get; } = [];

    /// <summary>Words behind a label for a time limit.</summary>
    public List<(int Start, int End)> Times { get; } = [];

    /// <summary>Units of a clause that holds for every later point too (均为责任单位,以下不再列出).</summary>
    public List<UnitPlace> Standing { get; } = [];

    /// <summary>Lists that end in 等 and do not say of what.</summary>
    public List<UnitPlace> OpenEnded { get; } = [];

    public bool HasLabel { get; set; }

    public bool HasVerb { get; set; }

    /// <summary>Units are given parts of the task by name: X负责A,Y负责B.</summary>
    public bool OwnParts { get; set; }

    /// <summary>False where the text breaks off inside.</summary>
    public bool Closed { get; init; } = true;
}
