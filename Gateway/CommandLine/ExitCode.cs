using Tracker.Deciding;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary>What the command line ends with; the help of <c>tracker</c> lists them.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>What was asked is refused: something in it is wrong.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is not understood.</summary>
    public const int Usage = 2;

    public const int Unknown = 3;

    /// <summary>It does not fit with what is there: read in before, questions open, changed meanwhile.</summary>
    public const int Conflict = 4;

    /// <summary>Folder in use, disk full, server silent.</summary>
    public const int Unavailable = 5;

    /// <summary><c>verify</c> found something changed.</summary>
    public const int Damaged = 6;

    /// <summary>A fault of the program.</summary>
    public const int Fault = 70;

    public const int Interrupted = 130;

    public static int Of(Rejection rejection) => rejection.Kind switch
    {
        RejectionKind.Unknown => Unknown,
        RejectionKind.Conflict or RejectionKind.Changed => Conflict,
        RejectionKind.Unavailable => Unavailable,
        _ => Refused,
    };
}
