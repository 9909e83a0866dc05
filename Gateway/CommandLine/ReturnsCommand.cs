using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker returns periods|open|missing</c>, the office's side of 本期填报; with <see cref="ReturnsPeriodCommands"/> of one period, <see cref="ReturnsSheetCommands"/> and <see cref="ReturnsApprovalCommands"/> a unit's.</summary>
internal static class ReturnsCommand
{
    public static Command Make(Screen screen) => new("returns", screen.Word("command.returns"))
    {
        Periods(screen),
        Open(screen),
        ReturnsPeriodCommands.Due(screen),
        ReturnsPeriodCommands.Close(screen),
        ReturnsPeriodCommands.Reopen(screen),
        ReturnsSheetCommands.Sheet(screen),
        ReturnsSheetCommands.Send(screen),
        ReturnsApprovalCommands.HandIn(screen),
        ReturnsApprovalCommands.Approve(screen),
        ReturnsApprovalCommands.SendBack(screen),
        Missing(screen),
        OfPoint(screen),
        ReturnsSheetCommands.Return(screen),
    };

    private static Command Periods(Screen screen) => FolderCommand.Make("returns periods", screen, [], [], async (client, _, cancel) =>
    {
        var (periods, refused) = await client.Get<PeriodView[]>("/api/periods", cancel);
        if (periods is null)
        {
            return screen.Refuse(refused!);
        }
        foreach (var p in periods)
        {
            screen.Results.WriteLine($"{p.Period}\t{Day(p.From)}\t{Day(p.To)}\t{Day(p.DueDay)}\t{(p.Closed ? "closed" : "open")}");
        }
        return ExitCode.Done;
    });

    private static Command Open(Screen screen)
    {
        var period = Period(screen);
        var due = CommonOptions.Day("--due", screen);
        return FolderCommand.Make("returns open", screen, [period], [due], async (client, parsed, cancel) =>
        {
            var address = parsed.GetRequiredValue(period);
            if (!Ids.TryRead<PeriodId>(address.Id, out var id))
            {
                return screen.Refuse(new Rejection("period.unknown"));
            }
            var request = new OpenPeriodRequest(id, address.Year.Value, address.Government, DueDay: parsed.GetValue(due));
            var (receipt, refused) = await client.Post<PeriodReceipt>("/api/periods", request, cancel);
            return ReturnsSheetCommands.Said(receipt?.Period, refused, screen, "returns.opened");
        });
    }

    private static Command Missing(Screen screen)
    {
        var period = Period(screen);
        return FolderCommand.Make("returns missing", screen, [period], [], async (client, parsed, cancel) =>
        {
            var (units, refused) = await client.Get<UnitReturnView[]>($"/api/periods/{parsed.GetRequiredValue(period).RouteForm}/returns", cancel);
            if (units is null)
            {
                return screen.Refuse(refused!);
            }
            foreach (var u in units.Where(u => u.Missing || u.Partial))
            {
                screen.Results.WriteLine($"{u.Unit}\t{u.Name}\t{u.Rows}{(u.Partial ? $"\t{u.Filed}/{u.Counted}" : null)}");
            }
            return ExitCode.Done;
        });
    }

    /// <summary>What the lead of a point reads.</summary>
    private static Command OfPoint(Screen screen)
    {
        var (period, point) = (Period(screen), CommonOptions.Id("--of", screen));
        return FolderCommand.Make("returns point", screen, [period], [point], async (client, parsed, cancel) =>
        {
            var (page, refused) = await client.Get<PointPeriodView>($"/api/periods/{parsed.GetRequiredValue(period).RouteForm}/points/{parsed.GetRequiredValue(point).RouteForm}", cancel);
            if (page is null)
            {
                return screen.Refuse(refused!);
            }
            foreach (var row in page.Rows)
            {
                screen.Results.WriteLine($"{row.Assignment}\t{row.Name}\t{Words.Of(row.Role)}\t{(row.Filed is { } filed ? ReturnWords.Of(filed.Outcome) : "")}\t{row.Filed?.Text}");
            }
            foreach (var said in new[] { page.Urging, page.Summary }.OfType<string>())
            {
                screen.Results.WriteLine(said);
            }
            return ExitCode.Done;
        });
    }

    internal static Argument<GrainAddress> Period(Screen screen) => new(screen.Word("argument.period"))
    {
        Description = screen.Word("argument.period.about"),
        CustomParser = result => Read<GrainAddress>(result, text => Ids.Address(text, ReportingPeriod.Kind.Name)),
    };

    internal static Argument<UnitId> Unit(Screen screen) => new(screen.Word("argument.unit"))
    {
        Description = screen.Word("argument.unit.about"),
        CustomParser = result => Read<UnitId>(result, text => Ids.TryRead<UnitId>(text, out var unit) ? unit : null),
    };

    private static T Read<T>(System.CommandLine.Parsing.ArgumentResult result, Func<string, T?> read)
        where T : struct
    {
        if (read(result.Tokens[0].Value) is { } value)
        {
            return value;
        }
        result.AddError(result.Tokens[0].Value);
        return default;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
