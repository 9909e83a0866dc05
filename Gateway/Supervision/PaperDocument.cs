using Tracker.Gateway.Papers;
using Tracker.Silo.Ledger;
using Tracker.Supervision;

namespace Tracker.Gateway.Supervision;

/// <summary>A supervision paper as it goes to the printer.</summary>
internal static class PaperDocument
{
    public static OfficialPaper Of(PaperView view, LadderSettings settings)
    {
        var (line, content) = (view.Line, view.Content);
        return new OfficialPaper(
            content.Title,
            [.. content.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            settings.RedHead,
            line.Number?.ToString() ?? Blank(content.Rung, line, settings),
            content.Addressees ?? string.Join("、", content.Units.Select(u => u.Name)),
            content.Attachments,
            settings.Issuer,
            line.IssuedOn,
            content.CopyTo,
            content.Rung >= PaperRung.Notice ? settings.Issuer : null,
            line.IssuedOn);
    }

    /// <summary>文号 is left blank until it is issued; 提醒 and 催办 usually have none.</summary>
    private static string? Blank(PaperRung rung, PaperLine line, LadderSettings settings) => (settings.WordOf(rung), line.WasIssued) switch
    {
        ({ } word, false) => $"{word}〔　　　〕　号",
        (null, _) when rung >= PaperRung.Notice => "　　　〔　　　〕　号",
        _ => null,
    };
}
