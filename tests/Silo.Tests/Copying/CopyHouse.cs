using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.Beside;
using Tracker.Silo.Copying;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Tests.Accounts;
using Tracker.Silo.Tests.Delivery;
using Tracker.Silo.Tests.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;
using Tracker.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Copying;

/// <summary>Places for stores, and a store with something of everything that is kept.</summary>
internal sealed class CopyHouse : IDisposable
{
    public const string Password = AccountHouse.Password;
    private readonly List<TemporaryFolder> _folders = [];

    public ManualClock Clock { get; } = new();

    public AccountOptions Options { get; } = new() { HashRounds = 1_000 };

    public StorePlace InFolder()
    {
        _folders.Add(new TemporaryFolder());
        return new StorePlace.Sqlite(new SqliteStoreOptions { DataFolder = _folders[^1].Path });
    }

    public static StorePlace InDatabase() => new StorePlace.Postgres(
        new PostgresStoreOptions { ConnectionString = PostgresCluster.Shared.NewDatabase(), MayForget = true, Poll = TimeSpan.FromMilliseconds(200) });

    public async Task<IStore> Open(StorePlace place) => place switch
    {
        StorePlace.Sqlite s => SqliteStore.Open(s.Options, Stores.Codec, Clock),
        StorePlace.Postgres p => await PostgresStore.Open(p.Options, Stores.Codec, Clock),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    public Task<StoreCopy> Copy(StorePlace from, StorePlace to, int chunk = 25) => StoreCopy.Open(from, to, Stores.Codec, Clock, chunk, default);

    /// <summary>A plan with reports, a file that it speaks of, accounts with a token and failed sign-ins, answers, something beside the journal, a checkpoint and a seal.</summary>
    public async Task<Province> Fill(IStore store, int steps = 120)
    {
        var (document, _) = await store.Files.Put(new MemoryStream(Encoding.UTF8.GetBytes("要点全文")), 1_000);
        var province = new Province(seed: 11, document!.Hash);
        await Append(store, province.AssignPlan(1, 3, 4));
        await FillAccounts(store);
        await Append(store, Enumerable.Range(0, steps).Select(_ => province.Step()));
        await store.Journal.SaveCheckpoint("some-reader", 7);
        await store.Beside.Put(GrainAddress.Parse("990000/2026/period/q1"), BesideKinds.People, "3", "填报人：某甲", AccountId.Parse("handler"));
        await FillDelivery(store);
        await store.Seal();
        return province;
    }

    public static async Task Append(IStore store, IEnumerable<AppendRequest> requests)
    {
        foreach (var request in requests)
        {
            (await store.Journal.Append(request)).ShouldBeOfType<AppendOutcome.Written>();
        }
    }

    public SignInDesk SignIn(IStore store) => new(Directory(store), Desk(store), new Passwords(Options), Options, Clock);

    public TokenDesk Tokens(IStore store) => new(Directory(store), Options, Clock);

    /// <summary>A fact whose words can be erased.</summary>
    public static async Task<RecordedFact> Reported(IStore store) =>
        (await store.Journal.ReadAll(0, int.MaxValue)).First(f => f.Type == "assignment.report-submitted.v1" && !f.Erased);

    public static async Task Erase(IStore store, long position) =>
        (await store.Erase(position, "个人信息保护法第四十七条", new Envelope(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.CommandLine))).ShouldBeNull();

    /// <summary>Every row of every table that a copy must have, as text; bytes in hex.</summary>
    public static async Task<IReadOnlyList<string>> Rows(IStore store)
    {
        string[] queries =
        [
            "SELECT no, address FROM streams ORDER BY no",
            "SELECT position, stream, version, type, data, salt, digest, metadata, algorithm, hash FROM events ORDER BY position",
            "SELECT position, body_hash, version, at, digest FROM command_answers ORDER BY position",
            "SELECT no, first, last, root, at, previous, hash FROM seals ORDER BY no",
            "SELECT reader, position FROM checkpoints ORDER BY reader",
            "SELECT account, password_hash, stamp, must_change, person_name, roles, units, suspended, version FROM accounts ORDER BY account",
            "SELECT hash, id, account, label, stamp, issued_at, expires_at FROM account_tokens ORDER BY hash",
            "SELECT login, failed, locked_until, last_at FROM sign_in_attempts ORDER BY login",
            "SELECT address, kind, owner, text, version, saved_by, saved_at FROM beside ORDER BY address, kind, owner",
            "SELECT id, government, channel, recipient, said, made_at, state, attempts, next_at, done_at, fault, detail FROM deliveries ORDER BY id",
            "SELECT government, channel, recipient, position, day FROM delivery_cursors ORDER BY 1, 2, 3",
            "SELECT day, last FROM days ORDER BY day",
            "SELECT no, plan, point, valid_from, unit, role, status, due_day, last_report, evidence FROM ledger_rows ORDER BY no",
            "SELECT plan, section, unit, role, status, due_day, n FROM ledger_cells WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5, 6",
        ];
        return await store.Tables.Read(connection =>
        {
            var found = new List<string>();
            foreach (var query in queries)
            {
                using var command = connection.CreateCommand();
                command.CommandText = query;
                using var rows = command.ExecuteReader();
                while (rows.Read())
                {
                    found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{rows.GetValue(i)}")));
                }
            }
            return found;
        });
    }

    public static async Task Run(IStore store, string sql) => await store.Tables.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());

    private async Task FillDelivery(IStore store)
    {
        var (outbox, cursor) = (new Outbox(store.Tables, Clock), new DeliveryCursor(AccountHouse.Government, DeliveryChannels.Mail, "handler", 1, null));
        await outbox.Begin([cursor]);
        await outbox.Make([(cursor, cursor with { Position = 7, Day = new DateOnly(2031, 3, 5) }, [Letters.To("handler", Clock.GetUtcNow())])]);
        await outbox.GiveUp(Letters.To("handler", Clock.GetUtcNow()).Id, new Rejection("delivery.mail-refused", "550"));
    }

    private async Task FillAccounts(IStore store)
    {
        var grains = Grains(store);
        var units = Enumerable.Range(1, 4).Select(n => new UnitRow(n, $"第{n}单位", [], null, null, null, null, null));
        (await grains.UnitRegister(AccountHouse.Government).Ask(Envelope(), new ImportUnits([.. units]))).Rejection.ShouldBeNull();
        var opened = await Desk(store).Open(AccountHouse.Administrator, Envelope(), AccountHouse.Handler());
        var changed = await SignIn(store).ChangePassword(opened.Code!.Account, opened.Code.Code, Password, Door.Page);
        await Tokens(store).Issue(changed.Entry.ShouldNotBeNull(), "script");
        await store.Accounts.ChangeAttempts("nobody", _ => new SignInAttempts(3, null, Clock.GetUtcNow()));
    }

    private Envelope Envelope() => new(Guid.CreateVersion7(), AccountHouse.Administrator.Actor, Clock.GetUtcNow(), Door.Page);

    private AccountDirectory Directory(IStore store) => new(store.Accounts, Options, Clock);

    private AccountDesk Desk(IStore store) => new(Directory(store), Grains(store), Options, Clock);

    private static EmbeddedGrains Grains(IStore store) => new(store.Journal, Stores.Codec, House.Kinds, new EngineOptions());
}

/// <summary>Reports as they come, on the thread that makes them.</summary>
internal sealed class Reports(Action<JournalProgress>? each = null) : IProgress<JournalProgress>
{
    public List<JournalProgress> All { get; } = [];

    public void Report(JournalProgress value)
    {
        All.Add(value);
        each?.Invoke(value);
    }
}
