using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Silo.Tests.Accounts;

/// <summary>A data folder with accounts in it: real journal, real tables, a clock that the test moves.</summary>
internal sealed class AccountHouse : IAsyncDisposable
{
    public const string Password = "青山-Lush-7-hills";
    public static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store = null!;

    public AccountHouse()
    {
        Passwords = new Passwords(Options);
        Open();
        var units = Enumerable.Range(1, 4).Select(n => new UnitRow(n, $"第{n}单位", [], null, null, null, null, null));
        Grains.UnitRegister(Government).Ask(Envelope(), new ImportUnits([.. units])).AsTask().GetAwaiter().GetResult().Rejection.ShouldBeNull();
    }

    public ManualClock Clock { get; } = new();

    public AccountOptions Options { get; } = new() { HashRounds = 1_000 };

    public Passwords Passwords { get; }

    public IGrains Grains { get; private set; } = null!;

    public AccountDirectory Accounts { get; private set; } = null!;

    public AccountDesk Desk { get; private set; } = null!;

    public SignInDesk SignIn { get; private set; } = null!;

    public TokenDesk Tokens { get; private set; } = null!;

    public FirstStart FirstStart { get; private set; } = null!;

    public IJournal Journal => _store.Journal;

    public SqliteStore Store => _store;

    public string DatabaseFile => Path.Combine(_folder.Path, "tracker.db");

    public static Caller Administrator { get; } = Someone([], AccountRole.Administrator);

    public static Caller Someone(ImmutableArray<UnitId> units, params AccountRole[] roles) =>
        new(new Actor(AccountId.Parse("someone"), "岗", units.IsEmpty ? null : units[0], [.. roles]), Government, units);

    public static NewAccount Handler(string account = "handler", int unit = 3) =>
        new(AccountId.Parse(account), Government, "填报岗", [UnitId.Of(unit)], [AccountRole.UnitHandler], "某甲");

    public Envelope Envelope(Caller? caller = null) =>
        new(Guid.CreateVersion7(), (caller ?? Administrator).Actor, Clock.GetUtcNow(), Door.Page);

    /// <summary>An account whose holder has set <see cref="Password"/>.</summary>
    public async Task<AccountEntry> Settled(string account = "handler", int unit = 3)
    {
        var opened = await Desk.Open(Administrator, Envelope(), Handler(account, unit));
        var changed = await SignIn.ChangePassword(opened.Code!.Account, opened.Code.Code, Password, Door.Page);
        return changed.Entry.ShouldNotBeNull();
    }

    public async Task Reopen()
    {
        await _store.DisposeAsync();
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        FirstStart.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private void Open()
    {
        var codec = new FactCodec(House.Kinds);
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.Path }, codec, Clock);
        Grains = new EmbeddedGrains(_store.Journal, codec, House.Kinds, new EngineOptions());
        Accounts = new AccountDirectory(_store.Accounts, Options, Clock);
        Desk = new AccountDesk(Accounts, Grains, Options, Clock);
        SignIn = new SignInDesk(Accounts, Desk, Passwords, Options, Clock);
        Tokens = new TokenDesk(Accounts, Options, Clock);
        FirstStart = new FirstStart(Accounts, Desk, Passwords, Options, Clock);
    }
}
