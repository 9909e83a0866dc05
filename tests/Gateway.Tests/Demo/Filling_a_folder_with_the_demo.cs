using Microsoft.Extensions.DependencyInjection;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Rectification;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Demo;

public sealed class Filling_a_folder_with_the_demo : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-demo-");
    private SqliteStore _store = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_store.Files)
            .AddSingleton(TrackerSilo.EngineOn(_store.Journal, new EngineOptions()))
            .AddSingleton<IAccountStore>(_store.Accounts)
            .AddSingleton(new AccountOptions())
            .AddSingleton<Passwords>()
            .AddSingleton<AccountDirectory>()
            .AddSingleton<AccountDesk>()
            .AddSingleton<SignInDesk>()
            .BuildServiceProvider();
        await DemoData.Fill(_services);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Assigns_the_plan_and_tells_half_a_year_of_it()
    {
        var plan = GrainAddress.Parse("990000/2026/plan/1");
        var lines = await _store.Ledger.Lines(plan).ToListAsync();
        lines.Count.ShouldBe(696); // the 708 of the README less 12 that a lead of the same point carries already
        lines.Count(l => l.Entry.Role == Role.Lead).ShouldBe(31);
        lines.Count(l => l.Entry.Role == Role.Cooperating).ShouldBe(1);
        lines.Count(l => l.Entry.Status == AssignmentStatus.Closed).ShouldBeGreaterThan(5);
        lines.Count(l => l.Entry.Status == AssignmentStatus.Unacknowledged).ShouldBeGreaterThan(10);
        lines.Count(l => l.Entry.LastReport is null).ShouldBeGreaterThan(20);
        var cells = await _store.Ledger.Cells(plan);
        cells.Sum(c => c.Count).ShouldBe(lines.Count);
    }

    [Fact]
    public async Task Opens_a_period_and_tells_who_sent_a_sheet()
    {
        var period = (await _store.Ledger.Periods(DivisionCode.Parse("990000"))).ShouldHaveSingleItem();
        var sheets = await _store.Ledger.Returns(period.Address);
        sheets.Count.ShouldBe(7);
        sheets.ShouldAllBe(s => s.Filed > 5 && !s.Late && !s.Returned);
    }

    [Fact]
    public async Task Looks_back_on_last_year_and_is_in_the_middle_of_it()
    {
        var ledger = new LookBackLedger(_store.Tables);
        var lookBack = (await ledger.Of(DivisionCode.Parse("990000"))).ShouldHaveSingleItem();
        var (checks, problems) = (await ledger.ChecksOf(lookBack.LookBack), await ledger.ProblemsOf(lookBack.LookBack));
        checks.Length.ShouldBeGreaterThan(50);
        checks.Count(c => c.Verdict is null).ShouldBeInRange(10, checks.Length / 3);
        checks.Count(c => c.Verifier is not null).ShouldBe(1);
        (checks.Sum(c => c.Evidence.Dead) > 0, checks.Sum(c => c.Evidence.Changed) > 0, checks.Sum(c => c.Evidence.Failing) > 0).ShouldBe((true, true, true));
        Enum.GetValues<ProblemStage>().ShouldAllBe(stage => problems.Any(p => p.Stage == stage));
        problems.Count(p => p.Stage == ProblemStage.ClosedOut).ShouldBe(1);
        problems.ShouldContain(p => p.IsLateOn(new DateOnly(2026, 11, 27)));
    }

    [Fact]
    public async Task Keeps_the_order_of_time_so_that_past_days_can_be_seen()
    {
        var plan = GrainAddress.Parse("990000/2026/plan/1");
        var spring = await _store.Ledger.Lines(plan, await _store.Ledger.PositionOn(new DateOnly(2026, 4, 15))).ToListAsync();
        spring.Count.ShouldBe(696);
        spring.ShouldAllBe(l => l.Entry.LastReport == null);
        spring.ShouldContain(l => l.Entry.Status == AssignmentStatus.Underway);
    }

    [Fact]
    public async Task Said_again_writes_nothing()
    {
        var before = await _store.Journal.LastPosition();
        await DemoData.Fill(_services);
        (await _store.Journal.LastPosition()).ShouldBe(before);
    }

    [Fact]
    public async Task Is_for_new_folders_and_its_own_only()
    {
        (await DemoData.MayFill(_store.Journal)).ShouldBeTrue();
        var folder = Directory.CreateTempSubdirectory("tracker-demo-");
        await using (var other = SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, TimeProvider.System))
        {
            (await DemoData.MayFill(other.Journal)).ShouldBeTrue();
            var import = new ImportUnits([new UnitRow(2, "真实单位", [], null, null, null, null, null)]);
            var envelope = new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch, Door.CommandLine);
            (await TrackerSilo.EngineOn(other.Journal, new EngineOptions()).UnitRegister(DivisionCode.Parse("123456")).Ask(envelope, import)).Rejection.ShouldBeNull();
            (await DemoData.MayFill(other.Journal)).ShouldBeFalse();
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Lets_every_role_sign_in_with_the_printed_password()
    {
        foreach (var account in DemoAccounts.All)
        {
            (await _services.GetRequiredService<SignInDesk>().SignIn(account.Account, DemoAccounts.Password)).Entry
                .ShouldNotBeNull().Roles.ShouldBe([account.Role]);
        }
    }
}
