using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Supervision;

public static class PaperRejections
{
    public static Rejection Unknown { get; } = new("paper.unknown");

    /// <summary>The address was given to another one.</summary>
    public static Rejection Exists { get; } = new("paper.exists");

    /// <summary>The government has not switched this rung on.</summary>
    public static Rejection RungOff { get; } = new("paper.rung-off");

    public static Rejection AlreadySigned { get; } = new("paper.already-signed");

    public static Rejection NotSigned { get; } = new("paper.not-signed");

    public static Rejection NotIssued { get; } = new("paper.not-issued");

    /// <summary>发文机关 is not set, and nobody said that the paper goes out without.</summary>
    public static Rejection IssuerMissing { get; } = new("paper.issuer-missing");

    public static Rejection AlreadyIssued { get; } = new("paper.already-issued");

    /// <summary>What is more than a reminder is a paper of its own.</summary>
    public static Rejection OnlyUrging { get; } = new("paper.only-urging-recorded");

    public static Rejection Withdrawn { get; } = new("paper.withdrawn");

    /// <summary>Who drafted it may not sign it.</summary>
    public static Rejection SamePerson { get; } = new("paper.same-person");

    public static Rejection OnlyCirculars { get; } = new("paper.verification-only-circular");

    /// <summary>日历未知: a person has to name the day.</summary>
    public static Rejection CalendarUnknown { get; } = new("paper.calendar-unknown");

    public static Rejection UnitNotNamed { get; } = new("paper.unit-not-named");

    public static Rejection VerificationTooShort(DateOnly earliest) => new("paper.verification-too-short", Text(earliest));

    public static Rejection VerificationMissing(int units) => new("paper.verification-missing", units.ToString(CultureInfo.InvariantCulture));

    public static Rejection VerificationOpen(int units, DateOnly day) => new("paper.verification-open", units.ToString(CultureInfo.InvariantCulture), Text(day));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
