namespace Tracker.Reading;

/// <summary>A stretch of clean text that names a unit, the role it is given, and the rule that gave it.</summary>
/// <param name="Meant">Where one of several units stands that these words are short for (以下统称); null where they are not.</param>
/// <param name="InFull">Where the document gives the one unit of this short name in full (以下简称); null where it is none.</param>
internal readonly record struct UnitPlace(UnitRole Role, int Start, int End, string Rule = ReadingRules.UnitPlain, (int Start, int End)? Meant = null, (int Start, int End)? InFull = null)
{
    /// <summary>Where the unit's name stands: as printed, but for words that stand for several.</summary>
    public (int Start, int End) Name => Meant ?? (Start, End);

    /// <summary>The document says itself who this is.</summary>
    public bool IsShortName => (Meant ?? InFull) is not null;
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

    /// <summary>Units of an upper level, said for information: no task is given to them.</summary>
    public List<(int Start, int End)> Above { get; } = [];

    /// <summary>Words behind a label that is none of units, as far as is known, and what could be units behind them.</summary>
    public List<(int Start, int End)> LeftOut { get; } = [];

    /// <summary>Nothing but such labels name anybody: what they name was taken for units.</summary>
    public bool Taken { get; set; }

    /// <summary>Two names that no mark parts, read as two.</summary>
    public List<(int Start, int End)> CutApart { get; } = [];

    /// <summary>Of the labels that say a level (省牵头单位, 市责任单位), a bit each.</summary>
    public int Levels { get; set; }

    public bool HasLabel { get; set; }

    public bool HasVerb { get; set; }

    /// <summary>Units are given parts of the task by name: X负责A,Y负责B.</summary>
    public bool OwnParts { get; set; }

    /// <summary>Names of a table whose cells run together, and no other row proves where they end or which of them lead.</summary>
    public bool RunsTogether { get; init; }

    /// <summary>False where the text breaks off inside.</summary>
    public bool Closed { get; init; } = true;

    /// <summary>Over several lines most of what stands in it is no name: lines of something else run through it, so that nothing in it is certain.</summary>
    public bool IsTorn(string folded) =>
        Units.Count > 2 && folded.IndexOf('\n', Start, End - Start) >= 0
        && Units.Count(u => !UnitNames.LooksLike(folded, u.Start, u.End) && !MaskedWords.InName(folded, u.Start, u.End) && InjectedWords.At(folded, u.Start).Length == 0) * 2 >= Units.Count;
}
