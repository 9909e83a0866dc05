using Microsoft.Data.Sqlite;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.GoodPractices;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Rectification;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;
using Tracker.Reminders;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Verifying_a_journal : House_of_facts
{
    // Not facts: where readers have got to, and which migrations ran. Accounts are another room's.
    private static readonly string[] NotVerified = ["checkpoints", "schema_versions"];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var request in BesideTheDuties())
        {
            (await Store.Journal.Append(request)).ShouldBeOfType<AppendOutcome.Written>();
        }
        await Store.Seal();
        await Append(5);
        await Store.Seal();
        await Append(5);
    }

    [Fact]
    public async Task Untouched_it_is_sound()
    {
        var progress = new List<JournalProgress>();

        var verification = Store.Verify(progress: new Immediately(progress));

        verification.Findings.ShouldBeEmpty();
        verification.Sound.ShouldBeTrue();
        verification.Facts.ShouldBe(await Store.Journal.LastPosition());
        verification.Seals.ShouldBe(2);
        progress[^1].ShouldBe(new JournalProgress(verification.Facts, verification.Facts));
    }

    [Fact]
    public async Task A_changed_byte_in_any_column_of_any_table_is_found()
    {
        var columns = await Columns();
        columns.Count.ShouldBeGreaterThan(60);
        foreach (var (table, column) in columns)
        {
            var row = KeyOf(table) is null ? await Run($"SELECT rowid FROM {table} ORDER BY 1 LIMIT 1 OFFSET (SELECT count(*) / 2 FROM {table})") : 0;
            await Keep(table);
            await Change(table, column, row);

            var findings = Store.Verify().Findings;

            findings.ShouldNotBeEmpty($"{table}.{column}");
            if (table == "events")
            {
                findings.ShouldContain(f => f.Position == row, $"{table}.{column} at {row}: {findings[0]}");
                findings.Where(f => f.Position is not null && f.Position != row && f.Code != FindingCode.LedgerDiffers)
                    .ShouldAllBe(f => column == "position" || column == "stream" || column == "version", $"{column}: only the changed event is named");
            }
            await PutBack(table);
        }
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("data")]
    [InlineData("metadata")]
    [InlineData("type")]
    [InlineData("hash")]
    [InlineData("salt")]
    public async Task The_changed_event_is_named_and_only_it(string column)
    {
        var fact = (await Store.Journal.ReadAll(0, int.MaxValue)).Last(f => f.Type == "assignment.report-submitted.v1");
        await Change("events", column, fact.Position);

        var found = Store.Verify().Findings.Where(f => f.Code is FindingCode.DataChanged or FindingCode.HashDiffers).ToList();

        found.ShouldHaveSingleItem();
        (found[0].Position, found[0].Address, found[0].Version).ShouldBe((fact.Position, fact.Address.Value, fact.Version));
        found[0].Type.ShouldBe(column == "type" ? "zssignment.report-submitted.v1" : fact.Type);
    }

    [Fact]
    public async Task An_event_taken_out_leaves_a_hole_that_is_told()
    {
        await Run("DELETE FROM events WHERE position = 20");
        Store.Verify().Findings.ShouldContain(f => f.Code == FindingCode.PositionMissing && f.Position == 20);
    }

    [Fact]
    public async Task Events_cut_off_at_the_end_are_missed()
    {
        var last = await Store.Journal.LastPosition();
        await Run($"DELETE FROM events WHERE position > {last - 2}");
        Store.Verify().Findings.ShouldContain(f => f.Code == FindingCode.PositionMissing && f.Position == last - 1);
    }

    [Fact]
    public async Task A_rewritten_chain_is_found_by_the_seal_from_outside()
    {
        var paper = Store.Seals[0].ToPaper();
        var last = (await Store.Journal.ReadAll(0, (int)Store.Seals[0].Last))[^1];
        await RewriteLast(last);
        var outside = Silo.Journal.Seal.Parse(paper);

        Store.Verify([outside]).Findings.ShouldContain(f => f.Code == FindingCode.OutsideSealDiffers);
    }

    [Fact]
    public async Task A_seal_from_outside_that_is_kept_no_more_is_missed()
    {
        var outside = Store.Seals[1];
        await Run("DELETE FROM seals WHERE no = 2");

        Store.Verify().Sound.ShouldBeTrue("without the paper nothing can be found");
        Store.Verify([outside]).Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCode.OutsideSealDiffers);
    }

    [Fact]
    public async Task While_appends_go_on_it_stays_sound()
    {
        using var stop = new CancellationTokenSource();
        var appending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Append(1);
            }
        });
        for (var i = 0; i < 5; i++)
        {
            Store.Verify().Findings.ShouldBeEmpty();
        }
        await stop.CancelAsync();
        await appending;
    }

    /// <summary>What a forger with the source code would do: data, digest and hash changed together.</summary>
    private async Task RewriteLast(RecordedFact fact)
    {
        var (salt, data) = (new byte[16], System.Text.Encoding.UTF8.GetBytes(fact.Data.Replace("20", "21", StringComparison.Ordinal)));
        var digest = FactHash.DigestOf(salt, data);
        await Store.Tables.Write(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT hash FROM events e WHERE (stream, version) = (SELECT stream, version - 1 FROM events WHERE position = $p)";
            command.Parameters.Add(new SqliteParameter("$p", fact.Position));
            var previous = (byte[]?)command.ExecuteScalar() ?? [];
            var hash = FactHash.Of(
                previous,
                System.Text.Encoding.UTF8.GetBytes(fact.Address.Value),
                fact.Version,
                System.Text.Encoding.UTF8.GetBytes(fact.Type),
                System.Text.Encoding.UTF8.GetBytes(fact.Metadata),
                digest);
            command.CommandText = "UPDATE events SET data = $data, salt = $salt, digest = $digest, hash = $hash WHERE position = $p";
            command.Parameters.Add(new SqliteParameter("$data", System.Text.Encoding.UTF8.GetString(data)));
            command.Parameters.Add(new SqliteParameter("$salt", salt));
            command.Parameters.Add(new SqliteParameter("$digest", digest));
            command.Parameters.Add(new SqliteParameter("$hash", hash));
            return command.ExecuteNonQuery();
        });
    }

    private ValueTask<List<(string Table, string Column)>> Columns() => Store.Tables.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND (m.name LIKE 'ledger%' OR m.name IN (SELECT value FROM json_each($tables)))
            """;
        command.Parameters.Add(new SqliteParameter("$tables", """["streams","events","command_answers","seals","days","checkpoints"]"""));
        var columns = new List<(string, string)>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (!NotVerified.Contains(rows.GetString(0)))
            {
                columns.Add((rows.GetString(0), rows.GetString(1)));
            }
        }
        return columns;
    });

    /// <summary>A set-up, a period with a sheet, a request with an answer, a paper and a good practice: something in every table of the ledger.</summary>
    private IEnumerable<AppendRequest> BesideTheDuties()
    {
        var day = new DateOnly(2031, 1, 7);
        var period = PeriodId.Parse("q1").Address(Province.Government, new PlanYear(2031));
        var request = GrainAddress.Of(Province.Government, new PlanYear(2031), AdHocRequest.Kind.Name, "1");
        var field = new RequestField("专栏数", FieldKind.Number, true, [], "个");
        yield return Province.SetUp();
        yield return Province.Begin(
            Province.Assignments[0].Parent!.Value.Child(Assignment.Kind.Name, "99"),
            new AssignmentMade(UnitId.Of(99), "第99局", Role.Responsible, 1, [new RecurringDeadline("每季度", Period.Quarter), new FixedDeadline("年底前", new DateOnly(2031, 12, 31))]),
            new ExtensionRequested("1", new DateOnly(2032, 1, 31), "等批复", day));
        yield return Province.Begin(period, new PeriodOpened(day, day.AddDays(80), day.AddDays(90), day));
        yield return Province.Begin(period.Child(PeriodReturn.Kind.Name, "1"), new PeriodReturnSent(day, [new SentRow(Province.Assignments[0], RowOutcome.Same)], false, new SignOff(), false, 1));
        yield return Province.Begin(
            request,
            new RequestDrafted(new RequestContent("专栏清查", new RequestBasis(BasisKind.Meeting, "会议议定", null, day), day.AddDays(7), [field])),
            new RequestSent(day, [new UnitRef(UnitId.Of(1), "第1局")]));
        yield return Province.Begin(YearDates.AddressOf(Province.Government, new PlanYear(2031)), new YearDateReminded(YearDate.UnitReport, new DateOnly(2032, 1, 31), -15, [UnitId.Of(1)], day, false));
        var content = new PaperContent(PaperRung.Circular, "情况通报", [new UnitRef(UnitId.Of(1), "第1局")], [new PaperFact(UnitId.Of(1), Province.Assignments[0], "未填报")], "现通报如下。");
        yield return Province.Begin(
            GrainAddress.Of(Province.Government, new PlanYear(2031), SupervisionPaper.Kind.Name, "1"),
            new PaperDrafted(day, AccountId.Parse("office"), content),
            new VerificationAsked(day, day.AddDays(3), [UnitId.Of(1)]));
        yield return Province.Begin(GoodPractice.AddressOf(Province.Assignments[0], PeriodId.Parse("q1")), new GoodPracticeMarked(day, new UnitRef(UnitId.Of(1), "第1局"), "图解", "一页图解"));
        var lookBack = PlanLookBack.AddressOf(Province.Plan(1));
        var check = LookBackCheck.AddressOf(lookBack, Province.Assignments[0]);
        yield return Province.Begin(lookBack, new LookBackStarted(day, Independence.OtherAccount), new VerificationBegun(day, 1));
        yield return Province.Begin(check, new CheckListed(day, Province.Assignments[0], new UnitRef(UnitId.Of(1), "第1局"), Role.Lead, "1", "公开目录", SelectionBasis.Mandatory, AssignmentStatus.Closed, false, [new EvidenceItem(EvidenceKind.Link, "专栏", "https://example.org/a")]));
        yield return Province.Begin(
            Problem.AddressOf(check),
            new ProblemRaised(day, Province.Assignments[0], new UnitRef(UnitId.Of(1), "第1局"), "1", "公开目录", "没有更新", day.AddDays(30)),
            new RelapseMarked(day, Problem.AddressOf(check), "去年也是"));
        yield return Province.Begin(
            AnnualReport.AddressOf(Province.Government, 2030, UnitId.Of(1)),
            new ReportRecorded(day, AccountId.Parse("office"), 2030, new UnitRef(UnitId.Of(1), "第1局"), "第1局", ReportCells.Of(FormEdition.Of2021, [new(Tracker.AnnualReports.CellKey.Of("part3", "new", "total"), 3m)]), [], "https://example.org/2030"));
        yield return Province.Begin(request.Child(RequestAnswer.Kind.Name, "1"), new AnswerAsked(UnitId.Of(1), "第1局", "专栏清查", [field], day.AddDays(7), day));
    }

    /// <summary>What tells a row of a table that numbers none.</summary>
    private static string? KeyOf(string table) => table switch
    {
        "ledger_cells" => "plan, section, unit, role, status, due_day",
        "ledger_set_ups" => "assignment, valid_from",
        "ledger_occurrences" => "no, key",
        "ledger_extensions" => "no, key",
        "ledger_series" => "no, deadline",
        "ledger_inbox" => "position, ordinal",
        _ => null,
    };

    private ValueTask<long> Keep(string table) => Run($"CREATE TEMP TABLE kept AS SELECT * FROM {table}");

    private ValueTask<long> PutBack(string table) => Run($"DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM kept; DROP TABLE kept");

    /// <summary>One more for a number, another first letter for a text, another first byte for a blob.</summary>
    private ValueTask<long> Change(string table, string column, long row) => Run(
        $"""
        UPDATE {table} SET {column} = CASE typeof({column})
            WHEN 'integer' THEN {column} + 1000000
            WHEN 'text' THEN 'z' || substr({column}, 2)
            WHEN 'blob' THEN CASE WHEN length({column}) = 0 THEN X'01' ELSE
                unhex(CASE WHEN substr(hex({column}), 1, 1) = '0' THEN '1' ELSE '0' END || substr(hex({column}), 2)) END
            ELSE {(column is "assigned_on" ? "1" : column is "salt" ? "X'00'" : "'z'")} END
        WHERE {(KeyOf(table) is { } key ? $"({key}) = (SELECT {key} FROM {table} LIMIT 1 OFFSET (SELECT count(*) / 2 FROM {table}))" : $"rowid = {row}")}
        """);

    private sealed class Immediately(List<JournalProgress> seen) : IProgress<JournalProgress>
    {
        public void Report(JournalProgress value) => seen.Add(value);
    }
}
