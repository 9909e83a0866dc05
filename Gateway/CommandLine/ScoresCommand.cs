using System.CommandLine;
using Tracker.Gateway.Scores;
using Tracker.Gateway.Tables;
using Tracker.Deciding;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker scores [--unit ID [--out FILE]] [--year YEAR]</c>: 评分 of all units in the register's order, or one with every addend.</summary>
internal static class ScoresCommand
{
    public static Command Make(Screen screen)
    {
        var (data, account) = (CommonOptions.Data(screen), CommonOptions.As(screen));
        var unit = new Option<string>("--unit") { Description = screen.Word("option.score-unit"), HelpName = "ID" };
        var year = new Option<int?>("--year") { Description = screen.Word("option.score-year"), HelpName = "YEAR" };
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.score-out"), HelpName = "FILE" };
        var command = new Command("scores", screen.Word("command.scores")) { data, unit, year, to, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(
            parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account),
            client => Run(client, parsed.GetValue(unit), parsed.GetValue(year) is { } y ? $"?year={y}" : "", parsed.GetValue(to), screen, cancel), cancel));
        return command;
    }

    private static async Task<int> Run(FolderClient client, string? unit, string year, FileInfo? to, Screen screen, CancellationToken cancel)
    {
        if (unit is null)
        {
            var (all, why) = await client.Get<UnitScoreView[]>($"/api/scores{year}", cancel);
            foreach (var view in all ?? [])
            {
                screen.Results.WriteLine($"{view.UnitId}\t{view.Unit}\t{ScoreWords.Total(view.Score)}");
            }
            return all is null ? screen.Refuse(why!) : ExitCode.Done;
        }
        if (to is not null)
        {
            return TableFormat.For(to.Name) is { } format
                ? await FileAnswer.Save(client, $"/api/scores/{Uri.EscapeDataString(unit)}/file{format.Ending}{year}", to, screen, cancel)
                : screen.Refuse(new Rejection("file.format-unknown", to.Name));
        }
        var (one, refused) = await client.Get<UnitScoreView>($"/api/scores/{Uri.EscapeDataString(unit)}{year}", cancel);
        if (one is null)
        {
            return screen.Refuse(refused!);
        }
        screen.Results.WriteLine($"{one.Unit}\t{ScoreWords.Total(one.Score)}");
        foreach (var (indicator, addend) in one.Score.Indicators.SelectMany(i => i.Addends.Select(a => (i.Indicator, a))))
        {
            screen.Results.WriteLine($"{indicator.Name}\t{ScoreWords.Of(addend.Fact.Kind)}\t{ScoreWords.About(addend.Fact)}\t{addend.Fact.About}\t{addend.Fact.On:yyyy-MM-dd}\t{ScoreWords.Of(indicator.Way)}{ScoreWords.Of(addend.Points)}");
        }
        return ExitCode.Done;
    }
}
