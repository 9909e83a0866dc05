using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Units;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary>
/// <c>tracker units change</c>: organisation changes (机构变动). <c>plan</c> records one, <c>show</c> lists them or what one would move, <c>carry-out</c> does it
/// on its day or later, <c>withdraw</c> takes a recorded one back.
/// </summary>
internal static class UnitsChangeCommand
{
    public static Command Make(Screen screen) => new("change", screen.Word("command.units.change")) { Plan(screen), Show(screen), CarryOut(screen), Withdraw(screen) };

    private static Command Plan(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var kind = new Option<string>("--kind") { Description = screen.Word("option.kind"), HelpName = "rename|merge|split|abolish|hand-over-duties", Required = true };
        kind.AcceptOnlyFromAmong([.. Enum.GetValues<UnitChangeKind>().Select(EnumNames.Of)]);
        var from = new Option<string>("--from") { Description = screen.Word("option.change-from"), HelpName = "NAME、NAME", Required = true };
        var to = new Option<string>("--to") { Description = screen.Word("option.change-to"), HelpName = "NAME、NAME" };
        var day = new Option<string>("--effective") { Description = screen.Word("option.effective"), HelpName = "DATE", Required = true };
        var basis = new Option<string>("--basis") { Description = screen.Word("option.basis"), HelpName = "TEXT", Required = true };
        var command = new Command("plan", screen.Word("command.units.change.plan")) { data, government, kind, from, to, day, basis, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            EnumNames.TryRead<UnitChangeKind>(parsed.GetRequiredValue(kind), out var which);
            if (!DateOnly.TryParseExact(parsed.GetRequiredValue(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var effective))
            {
                return screen.Refuse(new Rejection("plan.day-unreadable", parsed.GetRequiredValue(day)));
            }
            var request = new PlanChangeRequest(
                which, effective, parsed.GetRequiredValue(basis), NameList.Parts(parsed.GetRequiredValue(from)), NameList.Parts(parsed.GetValue(to) ?? ""), Government: parsed.GetValue(government));
            var (row, refused) = await client.Post<ChangeRow>("/api/units/changes", request, cancel);
            return row is null ? screen.Refuse(refused!) : Say(row, screen);
        }, cancel));
        return command;
    }

    private static Command Show(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var change = Number(screen, required: false);
        var command = new Command("show", screen.Word("command.units.change.show")) { change, data, government, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var query = parsed.GetValue(government) is { } code ? $"?government={code}" : "";
            if (parsed.GetValue(change) is not { } number)
            {
                var (rows, why) = await client.Get<ChangeRow[]>($"/api/units/changes{query}", cancel);
                return rows is null ? screen.Refuse(why!) : rows.Select(row => Say(row, screen)).DefaultIfEmpty(ExitCode.Done).Max();
            }
            var (view, refused) = await client.Get<ChangeView>($"/api/units/changes/{number}{query}", cancel);
            if (view is null)
            {
                return screen.Refuse(refused!);
            }
            Say(view.Change, screen);
            foreach (var duty in view.Duties)
            {
                screen.Results.WriteLine($"{duty.Assignment}\t{duty.Point}\t{duty.UnitName}\t{duty.Fate}\t{duty.Taker?.Name}");
            }
            foreach (var moved in view.Accounts)
            {
                screen.Results.WriteLine($"{moved.Account}\t{moved.Fate}\t{string.Join('、', moved.Units)}");
            }
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static Command CarryOut(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var change = Number(screen, required: true);
        var others = new Option<string>("--others") { Description = screen.Word("option.others"), HelpName = "UNIT" };
        var command = new Command("carry-out", screen.Word("command.units.change.carry-out")) { change, data, government, others, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            UnitId? taker = parsed.GetValue(others) is not { } said ? null : Ids.TryRead<UnitId>(said, out var unit) ? unit : default(UnitId);
            if (taker is { Value: null })
            {
                return screen.Refuse(new Rejection("unit-change.name-unknown", parsed.GetValue(others)!));
            }
            var (row, refused) = await client.Post<ChangeRow>($"/api/units/changes/{parsed.GetValue(change)}/carry-out", new CarryOutRequest(taker, Government: parsed.GetValue(government)), cancel);
            return row is null ? screen.Refuse(refused!) : Say(row, screen);
        }, cancel));
        return command;
    }

    private static Command Withdraw(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var change = Number(screen, required: true);
        var reason = new Option<string>("--reason") { Description = screen.Word("option.reason"), HelpName = "TEXT", Required = true };
        var command = new Command("withdraw", screen.Word("command.units.change.withdraw")) { change, data, government, reason, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var request = new WithdrawChangeRequest(parsed.GetRequiredValue(reason), parsed.GetValue(government));
            var (row, refused) = await client.Post<ChangeRow>($"/api/units/changes/{parsed.GetValue(change)}/withdraw", request, cancel);
            return row is null ? screen.Refuse(refused!) : Say(row, screen);
        }, cancel));
        return command;
    }

    private static Argument<string?> Number(Screen screen, bool required) =>
        new("number") { Description = screen.Word("argument.change"), Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };

    private static int Say(ChangeRow row, Screen screen)
    {
        screen.Results.WriteLine($"{row.Id}\t{row.EffectiveOn:yyyy-MM-dd}\t{row.Words}\t{row.Basis.Number}\t{row.Stage}");
        return ExitCode.Done;
    }
}
