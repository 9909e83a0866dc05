namespace Tracker.Gateway.Unpacking;

/// <summary>How much may come out of one zip. The defaults take last year's ledger of a province and stop a zip bomb.</summary>
internal record UnpackingLimits
{
    public long FileBytes { get; init; } = 50L << 20;

    /// <summary>All parts together, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Unpacked to packed; judged only past <see cref="RatioFrom"/>, since small sheets of blank cells pack very well.</summary>
    public int Ratio { get; init; } = 250;

    public long RatioFrom { get; init; } = 16L << 20;

    public int Parts { get; init; } = 4_000;
}

/// <summary>Why a zip is not opened.</summary>
internal enum UnpackingFault
{
    Empty,
    FileTooLarge,
    Old,
    Encrypted,
    NoZip,

    /// <summary>.ods, .odt.</summary>
    OpenDocument,

    /// <summary>PDF, OFD.</summary>
    FixedLayout,
    Program,
    Damaged,

    /// <summary>Small outside, huge inside.</summary>
    UnpacksTooLarge,

    /// <summary>.xlsm, .docm, or one renamed.</summary>
    Macros,
}
