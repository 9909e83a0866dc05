using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tracker.Benchmarks.Plain;

/// <summary>
/// What reading costs without Tracker, over HTTP: a roll-up as an indexed GROUP BY over the very rows of a tracker's store, and a page's markup from
/// constants, through the same renderer and as one string. No accounts, no rights.
/// </summary>
internal static class PlainServer
{
    private const string Grouped =
        """
        SELECT unit, status, CASE WHEN due_day > 0 AND due_day < @today AND status <> 3 THEN 1 ELSE 0 END, count(*)
        FROM ledger_rows WHERE plan = (SELECT no FROM streams WHERE address = @plan) GROUP BY 1, 2, 3
        """;

    /// <summary><c>--urls</c>; <c>--data FOLDER</c> or <c>--store postgres</c>; <c>--page FILE</c>: the page, as a tracker answered it. Until it is killed.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(asked.Text("urls"));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        await using var source = Source(asked);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;
        app.MapGet("/rollup/{code}", (string code) => RollUp(source, $"{code}/2026/plan/1", today));
        if (asked.TextOrNull("page") is { } page)
        {
            SameMarkup.Page = await File.ReadAllTextAsync(page);
            app.MapGet("/page/string", () => TypedResults.Content(SameMarkup.Page, "text/html; charset=utf-8"));
            app.MapGet("/page/rendered", () => new RazorComponentResult<SameMarkup>());
        }
        app.MapGet("/", () => "ready");
        await app.RunAsync();
        return 0;
    }

    private static DbDataSource Source(Arguments asked) => asked.TextOrNull("store") == "postgres"
        ? NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ConnectionStrings__Tracker") + ";Maximum Pool Size=90;Max Auto Prepare=50;Auto Prepare Min Usages=2")
        : SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(asked.Text("data"), "tracker.db")};Mode=ReadOnly");

    private static async Task<List<Group>> RollUp(DbDataSource source, string plan, int today)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Grouped;
        Add(command, "@plan", plan);
        Add(command, "@today", today);
        var groups = new List<Group>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            groups.Add(new Group(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2) == 1, rows.GetInt64(3)));
        }
        return groups;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private sealed record Group(long Unit, long Status, bool Overdue, long Count);
}
