using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Demo;

/// <summary>One account for each role, with a password that everybody may know: the demo listens on this machine only.</summary>
internal sealed class DemoAccounts(AccountDesk desk, SignInDesk signIn, AccountDirectory directory, TimeProvider clock)
{
    public const string Office = "demo-office";
    public const string Password = "demo-2026-tracker";

    public static ImmutableArray<DemoAccount> All { get; } =
    [
        new(Office, "政务公开办", "政务公开办主任科员", null, AccountRole.Office),
        new("demo-signer", "签发人", "政务公开办主任", null, AccountRole.Office),
        new("demo-lead", "牵头单位填报人", "政务公开岗", "省司法厅", AccountRole.UnitHandler),
        new("demo-city", "责任单位填报人", "政务公开岗", "霁川市政府", AccountRole.UnitHandler),
        new("demo-unit-admin", "单位管理员", "单位管理员", "霁川市政府", AccountRole.UnitAdministrator),
        new("demo-evaluator", "评估人员", "评估组", null, AccountRole.Evaluator),
        new("demo-auditor", "监督查看", "监督岗", null, AccountRole.Auditor),
        new("demo-admin", "系统管理员", "系统管理员", null, AccountRole.Administrator),
    ];

    /// <summary>Opens those that are missing and sets the password of those that have none yet.</summary>
    public async Task Fill(DivisionCode government, UnitRegister register, CancellationToken cancel)
    {
        var owner = Caller.OwnerOfTheFolder(Environment.UserName);
        foreach (var demo in All)
        {
            var account = AccountId.Parse(demo.Account);
            var entry = await directory.Find(account, cancel);
            if (entry is { PasswordHash: not null, MustChange: false })
            {
                continue;
            }
            var now = clock.GetUtcNow();
            ImmutableArray<UnitId> units = demo.Unit is null ? [] : [register.Find(demo.Unit)!.Id];
            var wanted = new NewAccount(account, government, demo.Post, units, [demo.Role], $"演示（{demo.What}）");
            var issued = entry is null
                ? await desk.Open(owner, new Envelope(Guid.CreateVersion7(now), owner.Actor, now, Door.CommandLine), wanted, cancel)
                : await desk.Reset(owner, account, cancel);
            Ensure(issued.Rejection);
            Ensure((await signIn.ChangePassword(account, issued.Code!.Code, Password, Door.CommandLine, cancel)).Rejection);
        }
    }

    private static void Ensure(Rejection? rejection)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"A demo account was refused: {rejection}.");
        }
    }
}

/// <param name="What">The role in words, for the console.</param>
/// <param name="Unit">The unit's name; null for those who serve the whole government.</param>
internal sealed record DemoAccount(string Account, string What, string Post, string? Unit, AccountRole Role);
