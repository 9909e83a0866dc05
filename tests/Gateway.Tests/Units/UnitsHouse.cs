using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Units;
using Tracker.Silo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Units;

/// <summary>A data folder of the test's own, with everything that importing and signing in need.</summary>
internal sealed class UnitsHouse : IAsyncDisposable
{
    public static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-").FullName;
    private readonly SqliteStore _store;

    public UnitsHouse()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder }, TrackerSilo.Facts, TimeProvider.System);
        Grains = TrackerSilo.EngineOn(_store.Journal, new EngineOptions());
        var options = new AccountOptions { HashRounds = 1_000 };
        Accounts = new AccountDirectory(_store.Accounts, options, TimeProvider.System);
        Desk = new AccountDesk(Accounts, Grains, options, TimeProvider.System);
        SignIn = new SignInDesk(Accounts, Desk, new Passwords(options), options, TimeProvider.System);
        Import = new UnitsImport(Grains, Accounts, Desk, TimeProvider.System);
        Export = new UnitsExport(Grains, Accounts);
    }

    public IGrains Grains { get; }

    public AccountDirectory Accounts { get; }

    public AccountDesk Desk { get; }

    public SignInDesk SignIn { get; }

    public UnitsImport Import { get; }

    public UnitsExport Export { get; }

    public static Caller Chief { get; } = Someone(AccountRole.Office, AccountRole.Administrator);

    public static Caller Someone(params AccountRole[] roles) =>
        new(new Actor(AccountId.Parse("chief"), "岗", null, [.. roles]), Government, []);

    public ValueTask<long> LastPosition() => _store.Journal.LastPosition();

    public async Task<UnitsPreview> Preview(params UnitsLine[] lines) =>
        (await Import.Preview(Chief, Government, [.. lines])).Preview.ShouldNotBeNull();

    public async Task<UnitsImported> Apply(params UnitsLine[] lines) => await Import.Apply(Chief, Door.Page, Government, [.. lines]);

    public async Task<UnitRegister> Register() => (await Grains.UnitRegister(Government).Look()).State;

    /// <summary>What an export says, read again from the workbook that it makes.</summary>
    public async Task<ImmutableArray<UnitsLine>> Exported(Caller? caller = null)
    {
        var (table, _) = await Export.Of(caller ?? Chief, Government);
        using var book = await Book(table.ShouldNotBeNull());
        var (lines, rejection) = UnitsSheet.Read(book);
        rejection.ShouldBeNull();
        return lines;
    }

    public static async Task<MemoryStream> Book(Table table)
    {
        var book = new MemoryStream();
        await TableFormat.Xlsx.Write(book, table, DateTimeOffset.UnixEpoch);
        book.Position = 0;
        return book;
    }

    /// <summary>A workbook with these headings and cells.</summary>
    public static Task<MemoryStream> Book(string headings, params string[] rows) => Book(Table.Of(
        new TableSheet("表", [.. headings.Split('|').Select(h => new TableColumn(h, h))]),
        rows,
        (cells, row) =>
        {
            foreach (var cell in cells.Split('|'))
            {
                row.Text(cell);
            }
        }));

    public static UnitsLine Line(int number, string name) => UnitsLine.Empty(number) with { Name = name };

    public static UnitsLine Line(int number, string name, string accounts, string persons = "", string roles = "") => Line(number, name) with
    {
        Accounts = NameList.Parts(accounts),
        Persons = NameList.Parts(persons),
        Roles = NameList.Parts(roles),
    };

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
