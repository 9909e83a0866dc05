using System.Collections.Immutable;

namespace Tracker.Silo.Journal;

/// <summary>What a verification of a whole journal came to.</summary>
/// <param name="Facts">Facts checked.</param>
/// <param name="Findings">In order of position, those without one last; at most <see cref="MostFindings"/>.</param>
/// <param name="All">The number of findings, also beyond those listed.</param>
public sealed record Verification(long Facts, int Seals, ImmutableArray<Finding> Findings, long All)
{
    public const int MostFindings = 1_000;

    public bool Sound => All == 0;
}

/// <summary>Something that is not as it was written.</summary>
/// <param name="Code">One of <see cref="FindingCode"/>.</param>
/// <param name="Position">Of the event it is about; null: it is about no single one.</param>
/// <param name="Address">As it stands in the tables, which may be what was changed.</param>
/// <param name="Detail">For a person who knows the tables, in English.</param>
public sealed record Finding(string Code, long? Position, string? Address, long? Version, string? Type, string Detail);

/// <summary>What can be found; the codes never change.</summary>
public static class FindingCode
{
    /// <summary>The file itself is damaged: a page or an index cannot be read.</summary>
    public const string FileDamaged = "journal.file-damaged";

    /// <summary>Positions are missing.</summary>
    public const string PositionMissing = "journal.position-missing";

    /// <summary>The event belongs to a stream that is not in the table of streams.</summary>
    public const string StreamUnknown = "journal.stream-unknown";

    /// <summary>A stream's versions don't follow one another.</summary>
    public const string VersionGap = "journal.version-gap";

    /// <summary>The data is not what was hashed.</summary>
    public const string DataChanged = "journal.data-changed";

    /// <summary>Address, version, type, metadata, digest or hash is not what was chained.</summary>
    public const string HashDiffers = "journal.hash-differs";

    /// <summary>The salt is gone but no erasure is recorded.</summary>
    public const string ErasureUnrecorded = "journal.erasure-unrecorded";

    /// <summary>An erasure is recorded but the data still stands.</summary>
    public const string ErasureUndone = "journal.erasure-undone";

    /// <summary>The event cannot be decoded, or cannot follow the one before.</summary>
    public const string FactUnreadable = "journal.fact-unreadable";

    /// <summary>A remembered answer to a command id was changed.</summary>
    public const string AnswerChanged = "journal.answer-changed";

    /// <summary>A seal's own lines, or its place in the chain of seals, are not as they were sealed.</summary>
    public const string SealBroken = "seal.broken";

    /// <summary>The sealed hashes don't give the seal's root.</summary>
    public const string SealDiffers = "seal.root-differs";

    /// <summary>A seal from outside is not the one kept here.</summary>
    public const string OutsideSealDiffers = "seal.outside-differs";

    /// <summary>A file that a fact speaks of is not kept any more.</summary>
    public const string FileMissing = "file.missing";

    /// <summary>A kept file's content is not what was handed in.</summary>
    public const string FileChanged = "file.changed";

    /// <summary>What sign-in believes of an account is not what its facts say.</summary>
    public const string AccountDiffers = "account.differs";

    /// <summary>The kept ledger is not what the journal gives; a rebuild mends it.</summary>
    public const string LedgerDiffers = "ledger.differs";
}
