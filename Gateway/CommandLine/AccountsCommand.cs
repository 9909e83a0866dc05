using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker accounts list|hand-over|place</c>: posts that change hands, and a person who works for several units.</summary>
internal static class AccountsCommand
{
    public static Command Make(Screen screen) => new("accounts", screen.Word("command.accounts")) { List(screen), HandOver(screen), Place(screen) };

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
            if (code is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(screen.Word("units.code", code.Account, code.PersonName, code.Code, Shared.Words.Moment(code.Until)));
            return ExitCode.Done;
        });
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
