using Tracker.Deciding;

namespace Tracker.Supervision;

/// <summary>What a paper must be before it may stand.</summary>
public static class PaperRules
{
    public const int LongestTitle = 100;
    public const int LongestText = 20_000;
    public const int LongestFact = 1_000;
    public const int LongestLine = 500;
    public const int LongestWords = 2_000;
    public const int MostUnits = 200;
    public const int MostFacts = 2_000;
    public const int MostAttachments = 20;

    /// <summary>Working days that a unit has for 核实反馈.</summary>
    public const int VerificationDays = 3;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(PaperContent content, DateOnly today) =>
        IsNoLine(content.Title, LongestTitle) ? new Rejection("paper.title-invalid", $"{LongestTitle}")
        : content.Units.IsDefaultOrEmpty ? new Rejection("paper.units-missing")
        : content.Units.Length > MostUnits || content.Units.DistinctBy(u => u.Unit).Count() < content.Units.Length ? new Rejection("paper.units-invalid", $"{MostUnits}")
        : content.Facts.IsDefault || content.Facts.Length > MostFacts ? new Rejection("paper.facts-invalid", $"{MostFacts}")
        : content.Facts.FirstOrDefault(f => string.IsNullOrWhiteSpace(f.Words) || f.Words.Length > LongestFact) is not null ? new Rejection("paper.fact-invalid", $"{LongestFact}")
        : content.Facts.FirstOrDefault(f => !content.Names(f.Unit)) is { } stranger ? new Rejection("paper.fact-of-no-unit", stranger.Words)
        : content.Rung >= PaperRung.Notice && content.Units.FirstOrDefault(u => !content.FactsOf(u.Unit).Any()) is { } bare ? new Rejection("paper.facts-missing", bare.Name)
        : string.IsNullOrWhiteSpace(content.Text) ? new Rejection("paper.text-missing")
        : content.Text.Length > LongestText ? new Rejection("paper.text-too-long", $"{content.Text.Length}", $"{LongestText}")
        : content.ReplyBy < today ? new Rejection("paper.reply-day-past")
        : IsLongLine(content.Addressees) || IsLongLine(content.CopyTo) ? new Rejection("paper.line-invalid", $"{LongestLine}")
        : content.Attachments.Length > MostAttachments || content.Attachments.Any(a => IsNoLine(a, LongestTitle)) ? new Rejection("paper.attachments-invalid", $"{MostAttachments}", $"{LongestTitle}")
        : null;

    /// <summary>Words that must be given; null: they are.</summary>
    /// <param name="missing">Said where there are none.</param>
    public static Rejection? WordsFault(string? words, Rejection missing) =>
        string.IsNullOrWhiteSpace(words) ? missing
        : words.Length > LongestWords ? new Rejection("paper.words-too-long", $"{words.Length}", $"{LongestWords}")
        : null;

    internal static bool IsNoLine(string? text, int longest) => string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl);

    private static bool IsLongLine(string? text) => text is not null && IsNoLine(text, LongestLine);
}
