using System.CommandLine;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker accounts list|open|hand-over|hand-over-list|place</c>: posts, who takes them over and with what in hand, and a person who works for several units.</summary>
internal static class AccountsCommand
{
    public static Command Make(Screen screen) => new("accounts", screen.Word("command.accounts")) { List(screen), Open(screen), HandOver(screen), HandOverList(screen), Place(screen) };

    private static Command List(Screen screen) => FolderCommand.Make("accounts list", screen, [], [], async (client, _, cancel) =>
    {
        var (accounts, refused) = await client.Get<AccountRowReply[]>("/api/accounts", cancel);
        foreach (var a in accounts ?? [])
        {
            var roles = string.Join('、', a.Roles.Select(Shared.Words.Of));
            screen.Results.WriteLine($"{a.Account}\t{a.PersonName}\t{a.Post}\t{string.Join('、', a.Units)}\t{roles}\t{(a.Suspended ? screen.Word("accounts.suspended") : "")}");
        }
        return accounts is null ? screen.Refuse(refused!) : ExitCode.Done;
    });

    private static Command HandOver(Screen screen)
    {
        var account = Account(screen);
        var person = new Option<string>("--person") { Description = screen.Word("option.person"), HelpName = "NAME", Required = true };
        return FolderCommand.Make("accounts hand-over", screen, [account], [person], async (client, parsed, cancel) =>
        {
            var (code, refused) = await client.Post<CodeReply>($"{PathOf(parsed.GetRequiredValue(account))}/hand-over", new HandOverRequest(parsed.GetRequiredValue(person)), cancel);
            return Told(code, refused, screen);
        });
    }

    private static Command Open(Screen screen)
    {
        var account = Account(screen);
        var person = new Option<string>("--person") { Description = screen.Word("option.person"), HelpName = "NAME", Required = true };
        var post = new Option<string>("--post") { Description = screen.Word("option.post"), HelpName = "TEXT", Required = true };
        var roles = new Option<string[]>("--role") { Description = screen.Word("option.account-role"), HelpName = string.Join('|', Enum.GetValues<AccountRole>().Select(EnumNames.Of)), Required = true };
        roles.AcceptOnlyFromAmong([.. Enum.GetValues<AccountRole>().Select(EnumNames.Of)]);
        var units = new Option<string>("--units") { Description = screen.Word("option.place-units"), HelpName = "3,4" };
        return FolderCommand.Make("accounts open", screen, [account], [person, post, roles, units], async (client, parsed, cancel) =>
        {
            var named = CommonOptions.Numbers(parsed.GetValue(units)) ?? [];
            if (named.FirstOrDefault(n => !Ids.TryRead<UnitId>(n, out _)) is { } unread)
            {
                return screen.Refuse(new Rejection("plan.unit-unknown", unread));
            }
            if (!Ids.TryRead<AccountId>(parsed.GetRequiredValue(account), out var id))
            {
                return screen.Refuse(new Rejection("account.name-invalid"));
            }
            var meant = parsed.GetRequiredValue(roles).Select(r => EnumNames.TryRead<AccountRole>(r, out var role) ? role : default);
            var (code, refused) = await client.Post<CodeReply>(
                "/api/accounts", new OpenRequest(id, parsed.GetRequiredValue(person), parsed.GetRequiredValue(post), [.. meant], [.. named.Select(UnitId.Parse)]), cancel);
            return Told(code, refused, screen);
        });
    }

    /// <summary>工作交接清单, line by line as its page prints it.</summary>
    private static Command HandOverList(Screen screen)
    {
        var account = Account(screen);
        return FolderCommand.Make("accounts hand-over-list", screen, [account], [], async (client, parsed, cancel) =>
        {
            var (list, refused) = await client.Get<HandOverReply>($"{PathOf(parsed.GetRequiredValue(account))}/hand-over-list", cancel);
            if (list is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(screen.Word("accounts.in-hand", list.Account, list.PersonName, list.Post, list.Duties.Length, list.Done));
            foreach (var duty in list.Duties)
            {
                screen.Results.WriteLine(
                    $"{screen.Word($"accounts.in-hand.{EnumNames.Of(duty.Part)}")}\t{duty.Point}\t{duty.Title}\t{duty.Unit}\t{Shared.Words.Of(duty.Role)}\t{Shared.Words.Of(duty.Status)}\t{duty.DueDay:yyyy-MM-dd}\t{duty.LastReportOn:yyyy-MM-dd}");
            }
            foreach (var draft in list.Drafts)
            {
                screen.Results.WriteLine(screen.Word("accounts.draft", draft.Period, Shared.Words.Moment(draft.SavedAt)));
            }
            return ExitCode.Done;
        });
    }

    /// <summary>A one-time code, shown this once.</summary>
    private static int Told(CodeReply? code, Rejection? refused, Screen screen)
    {
        if (code is null)
        {
            return screen.Refuse(refused!);
        }
        screen.Results.WriteLine(screen.Word("units.code", code.Account, code.PersonName, code.Code, Shared.Words.Moment(code.Until)));
        return ExitCode.Done;
    }

    private static Command Place(Screen screen)
    {
        var account = Account(screen);
        var post = new Option<string>("--post") { Description = screen.Word("option.post"), HelpName = "TEXT", Required = true };
        var units = new Option<string>("--units") { Description = screen.Word("option.place-units"), HelpName = "3,4", Required = true };
        return FolderCommand.Make("accounts place", screen, [account], [post, units], async (client, parsed, cancel) =>
        {
            var named = CommonOptions.Numbers(parsed.GetRequiredValue(units))!.Value;
            return named.FirstOrDefault(n => !Ids.TryRead<UnitId>(n, out _)) is { } unread ? screen.Refuse(new Rejection("plan.unit-unknown", unread)) : screen.Said(
                await client.Tell(HttpMethod.Put, $"{PathOf(parsed.GetRequiredValue(account))}/place", new PlaceRequest(parsed.GetRequiredValue(post), [.. named.Select(UnitId.Parse)]), cancel),
                "accounts.placed",
                parsed.GetRequiredValue(account));
        });
    }

    private static Argument<string> Account(Screen screen) => new(screen.Word("argument.account")) { Description = screen.Word("argument.account.about") };

    private static string PathOf(string account) => $"/api/accounts/{Uri.EscapeDataString(account)}";
}
