using Tracker.Deciding;
using Tracker.Gateway.Unpacking;

namespace Tracker.Gateway.Tables;

/// <summary>Why an uploaded table is not read.</summary>
internal static class TableRejections
{
    public static readonly Rejection EmptyFile = new("table.empty-file");
    public static readonly Rejection NotAWorkbook = new("table.not-a-workbook");

    /// <summary>The binary .xls of before 2007: open it and save it as .xlsx.</summary>
    public static readonly Rejection OldWorkbook = new("table.old-workbook");

    /// <summary>.ods, .odt.</summary>
    public static readonly Rejection OpenDocument = new("table.open-document");
    public static readonly Rejection WordDocument = new("table.word-document");

    /// <summary>PDF, OFD.</summary>
    public static readonly Rejection FixedLayout = new("table.fixed-layout");
    public static readonly Rejection Program = new("table.program");

    /// <summary>Protected by a password against opening.</summary>
    public static readonly Rejection Encrypted = new("table.encrypted");

    /// <summary>A zip or XML that breaks its own rules: damaged on the way, or made to harm.</summary>
    public static readonly Rejection Damaged = new("table.damaged");

    /// <summary>It carries macros (.xlsm or one renamed). They are never run here, and nobody is handed them.</summary>
    public static readonly Rejection Macros = new("table.macros");
    public static readonly Rejection NoSheet = new("table.no-sheet");

    public static Rejection FileTooLarge(long limit) => new("table.file-too-large", Megabytes(limit));

    /// <summary>Small outside, huge inside.</summary>
    public static Rejection UnpacksTooLarge(long limit) => new("table.unpacks-too-large", Megabytes(limit));
    public static Rejection TooManyRows(int limit) => new("table.too-many-rows", $"{limit}");
    public static Rejection TooManyColumns(int limit) => new("table.too-many-columns", $"{limit}");
    public static Rejection SheetUnknown(string wanted, IEnumerable<string> present) => new("table.sheet-unknown", wanted, string.Join('、', present));
    public static Rejection HeadingsMissing(IEnumerable<string> headings) => new("table.headings-missing", string.Join('、', headings));
    public static Rejection HeadingTwice(string heading) => new("table.heading-twice", heading);

    public static Rejection Of(UnpackingFault fault, UnpackingLimits limits) => fault switch
    {
        UnpackingFault.Empty => EmptyFile,
        UnpackingFault.FileTooLarge => FileTooLarge(limits.FileBytes),
        UnpackingFault.Old => OldWorkbook,
        UnpackingFault.Encrypted => Encrypted,
        UnpackingFault.OpenDocument => OpenDocument,
        UnpackingFault.FixedLayout => FixedLayout,
        UnpackingFault.Program => Program,
        UnpackingFault.UnpacksTooLarge => UnpacksTooLarge(limits.UnpackedBytes),
        UnpackingFault.Damaged => Damaged,
        UnpackingFault.Macros => Macros,
        _ => NotAWorkbook,
    };

    private static string Megabytes(long bytes) => $"{bytes >> 20}";
}
