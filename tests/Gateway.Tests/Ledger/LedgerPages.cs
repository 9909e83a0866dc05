using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Journal;
using Tracker.Tests.Postgres;

namespace Tracker.Gateway.Tests.Ledger;

/// <summary>
/// An assigned plan whose ledger page is read from one process and written by another, on one PostgreSQL database; on SQLite, where there can be but one
/// process, by the same.
/// </summary>
internal sealed class LedgerPages : IAsyncDisposable
{
    public static readonly string Path = $"/plans/{SmallPlan.Address.RouteForm}/ledger";

    private LedgerPages(ServedFolder reader, ServedFolder writer) => (Reader, Writer) = (reader, writer);

    public static TheoryData<string> Stores => PostgresCluster.Programs is null ? ["sqlite"] : ["sqlite", "postgres"];

    public ServedFolder Reader { get; }

    public ServedFolder Writer { get; }

    /// <summary>The office's.</summary>
    public HttpClient Office { get; private set; } = null!;

    public static async Task<LedgerPages> Open(string store)
    {
        LedgerPages pages;
        if (store == "sqlite")
        {
            var (house, _) = await ServedFolder.OpenAssigned(pages: true);
            pages = new LedgerPages(house, house);
        }
        else
        {
            var database = PostgresCluster.Durable.NewDatabase();
            var writer = await ServedFolder.OpenOn(database);
            await writer.Register(SmallPlan.Government, SmallPlan.Units);
            (await writer.Assigned(SmallPlan.Government, SmallPlan.Text)).ShouldBe(SmallPlan.Address);
            pages = new LedgerPages(await ServedFolder.OpenOn(database, pages: true), writer);
        }
        pages.Office = await pages.Of("bangongshi", null, AccountRole.Office);
        return pages;
    }

    /// <summary>A new account that reads where the pages are served.</summary>
    public Task<HttpClient> Of(string account, int? unit, params AccountRole[] roles) => Of(account, SmallPlan.Government, unit, roles);

    public Task<HttpClient> Of(string account, string government, int? unit, params AccountRole[] roles) => Reader.Program(account, government, unit, roles);

    public static async Task Ask<TState, TCommand>(IGrain<TState, TCommand> grain, TCommand command)
        where TState : class
        where TCommand : class => (await grain.Ask(Envelope(), command)).Rejection.ShouldBeNull();

    public static Envelope Envelope() =>
        new(Guid.CreateVersion7(), new Actor(AccountId.Parse("chief"), "岗位", null, [AccountRole.Office]), TimeProvider.System.GetUtcNow(), Door.Rest);

    public static GrainAddress Duty(int point, int unit) => SmallPlan.Address.Child("work-point", $"{point}").Child("assignment", $"{unit}");

    /// <summary>The page as this process keeps it; it must be what is drawn anew for the same reader at the same time.</summary>
    public async Task<string> Read(HttpClient? who = null)
    {
        var page = await Kept(who);
        page.ShouldBe(await Anew(who), "kept is as drawn anew");
        return page;
    }

    /// <summary>Drawn from the tables, whatever is kept.</summary>
    public async Task<string> Anew(HttpClient? who = null) => await Middle(await (await (who ?? Office).GetAsync(Path + "?page=1")).ShouldBeDone());

    /// <summary>Whatever this process would show, right or not.</summary>
    public async Task<string> Kept(HttpClient? who = null) => await Middle(await (await (who ?? Office).GetAsync(Path)).ShouldBeDone());

    public ValueTask<int> Run(string sql) => Writer.Service<IStore>().Tables.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        if (Writer != Reader)
        {
            await Writer.DisposeAsync();
        }
    }

    /// <summary>The page itself, without what stands round every page and without the minute that it was drawn at.</summary>
    private static async Task<string> Middle(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        var from = page.IndexOf("<main", StringComparison.Ordinal);
        return page[page.IndexOf("<title", StringComparison.Ordinal)..page.IndexOf("</title>", StringComparison.Ordinal)]
            + page[from..page.IndexOf("<p class=\"on-paper\"", StringComparison.Ordinal)];
    }
}
