using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Burden;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker burden [--year YEAR] [--budget FIELDS|none] [--out FILE]</c>: the burden meter (填报负担), and the fields that a unit may be asked in a month.</summary>
internal static class BurdenCommand
{
    private const string None = "none";

    public static Command Make(Screen screen)
    {
        var year = new Option<int?>("--year") { Description = screen.Word("option.burden-year"), HelpName = "YEAR" };
        var budget = new Option<string>("--budget") { Description = screen.Word("option.budget"), HelpName = "FIELDS|none" };
        budget.Validators.Add(said =>
        {
            if (said.Tokens is [{ Value: not None and var text }] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                said.AddError(text);
            }
        });
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.score-out"), HelpName = "FILE" };
        return FolderCommand.Make("burden", screen, [], [year, budget, to], async (client, parsed, cancel) =>
        {
            if (parsed.GetValue(budget) is { } said)
            {
                var body = new BudgetRequest(said == None ? null : int.Parse(said, CultureInfo.InvariantCulture));
                if (await client.Tell(HttpMethod.Put, "/api/burden/budget", body, cancel) is { } refused)
                {
                    return screen.Refuse(refused);
                }
            }
            var path = $"/api/burden/{parsed.GetValue(year) ?? TimeProvider.System.Today.Year}";
            if (parsed.GetValue(to) is { } file)
            {
                return TableFormat.For(file.Name) is { } format
                    ? await FileAnswer.Save(client, $"{path}/file{format.Ending}", file, screen, cancel)
                    : screen.Refuse(new Rejection("file.format-unknown", file.Name));
            }
            var (meter, fault) = await client.Get<BurdenReply>(path, cancel);
            return meter is null ? screen.Refuse(fault!) : Show(meter, screen);
        });
    }

    private static int Show(BurdenReply meter, Screen screen)
    {
        foreach (var month in meter.Cells.GroupBy(c => c.Month).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            var most = month.GroupBy(c => c.UnitId).Max(u => u.Sum(c => c.Asked));
            var limit = meter.Budgets[int.Parse(month.Key[^2..], CultureInfo.InvariantCulture) - 1];
            screen.Results.WriteLine(screen.Word(
                "burden.month", month.Key, month.Sum(c => c.Asked), month.Sum(c => c.ByForm), most, limit is { } fields ? $"{fields}" : screen.Word("burden.no-budget")));
        }
        screen.Results.WriteLine(screen.Word("burden.year", meter.Year, meter.Asked, meter.ByForm));
        return ExitCode.Done;
    }
}
