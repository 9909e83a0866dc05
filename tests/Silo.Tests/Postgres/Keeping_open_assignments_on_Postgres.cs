using System.Text;
using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Journal;
using Tracker.Silo.Tests.Journal.Kept;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>With a second store on the same database, as another process has.</summary>
public sealed class Keeping_open_assignments_on_Postgres : Keeping_open_assignments, INeedPostgres
{
    private readonly string _database = PostgresCluster.Shared.NewDatabase();
    private PostgresStore? _other;

    private protected override async Task<IStore> Open(int kept, int remembered) =>
        await Databases.Open(_database, with: o => o with { RememberedStreams = remembered, KeptAssignments = kept });

    public override async Task DisposeAsync()
    {
        if (_other is not null)
        {
            await _other.DisposeAsync();
        }
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task What_another_process_writes_is_followed(int seed, bool wholeLife)
    {
        _other = await Databases.Open(_database);
        var province = new Province(seed, wholeLife: wholeLife);
        await Write(province.AssignPlan(1, 10, 12));
        for (var round = 0; round < 10; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                (await (i % 3 == 0 ? Store : _other).Journal.Append(province.Step())).ShouldBeOfType<AppendOutcome.Written>();
            }
            await AllIsFollowed(Store, _other);
            await WhatIsKeptIsStored(province, least: wholeLife ? 1 : 10);
        }
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_process_assigned_is_kept_too()
    {
        _other = await Databases.Open(_database);
        var province = new Province(seed: 23);
        foreach (var request in province.AssignPlan(1, 5, 6))
        {
            await _other.Journal.Append(request);
        }

        await AllIsFollowed(Store);
        province.Assignments.ShouldAllBe(a => Store.Journal.Known(a) != null);

        await Write(Enumerable.Range(0, 60).Select(_ => province.Step()));
        Store.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>More than one reading takes, with this process's own between.</summary>
    [Fact]
    public async Task However_much_it_was()
    {
        _other = await Databases.Open(_database);
        var province = new Province(seed: 24);
        await Write(province.AssignPlan(1, 30, 20));
        await AllIsFollowed(_other);
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => province.Step()).GroupBy(r => r.Streams[0].Address).Select(async steps =>
            {
                foreach (var step in steps)
                {
                    await _other.Journal.Append(step);
                }
            }));
            await Write([province.Begin(GrainAddress.Of(Province.Government, new PlanYear(2031), "note", $"{round}"), new NoteTaken($"{round}"))]);
        }

        await AllIsFollowed(Store);
        await WhatIsKeptIsStored(province, least: 100);
    }

    /// <summary>An engine begins with what is kept: what it does not know yet is refused, read and decided upon again.</summary>
    [Fact]
    public async Task What_is_behind_is_found_out_when_it_is_written()
    {
        _other = await Databases.Open(_database);
        var province = new Province(seed: 25);
        await Write(province.AssignPlan(1, 2, 3));
        var assignment = province.Assignments[0];
        var engine = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());

        await _other.Journal.Append(province.GoOn(assignment, new AssignmentAcknowledged(new DateOnly(2031, 1, 8)))); // may not have been heard of yet
        var answer = await engine.Assignment(assignment).Ask(
            new Envelope(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.CommandLine), new SubmitReport(new DateOnly(2031, 1, 9), "已完成一半。", []));

        (answer.Rejection, answer.Version).ShouldBe((null, 3));
        (await _other.Journal.ReadStream(assignment, 0)).Count.ShouldBe(3);
    }

    /// <summary>A newer program may write what this one does not know.</summary>
    [Fact]
    public async Task What_cannot_be_followed_holds_nothing_else_up()
    {
        _other = await Databases.Open(_database);
        var province = new Province(seed: 28);
        await Write(province.AssignPlan(1, 2, 3));
        var (strange, usual) = (province.Assignments[0], province.Assignments[1]);

        await _other.Journal.Append(province.GoOn(strange, new NoteTaken("一句别的话")));
        await _other.Journal.Append(province.GoOn(usual, new AssignmentAcknowledged(new DateOnly(2031, 1, 8))));
        await AllIsFollowed(Store);

        Store.Journal.Known(strange).ShouldBeNull();
        Store.Journal.Known(usual)!.Value.Version.ShouldBe(2);
        await Reopen();
        await Store.ReadAhead(CancellationToken.None);
        Store.Journal.Known(strange).ShouldBeNull();
        Store.Journal.Known(usual)!.Value.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Whose_words_another_process_erased_is_forgotten()
    {
        _other = await Databases.Open(_database);
        var province = new Province(seed: 26);
        await Write(province.AssignPlan(1, 3, 4));
        await Write(Enumerable.Range(0, 40).Select(_ => province.Step()));
        var report = (await Store.Journal.ReadAll(0, int.MaxValue))
            .First(f => f.Type == "assignment.report-submitted.v1" && Store.Journal.Known(f.Address) is not null);

        await _other.Erase(report.Position, "示例", new Envelope(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.CommandLine));

        await AllIsFollowed(Store);
        Store.Journal.Known(report.Address).ShouldBeNull();
    }

    /// <summary>Where somebody put an older database in the place of this one.</summary>
    [Fact]
    public async Task What_is_ahead_of_the_store_is_forgotten()
    {
        var province = new Province(seed: 27);
        await Write(province.AssignPlan(1, 2, 3));
        var step = province.Step();
        await Write([step]);
        var assignment = step.Streams[0].Address;
        var ahead = Store.Journal.Known(assignment)!.Value.Version;
        await using (var database = NpgsqlDataSource.Create(_database))
        {
            await using var cut = database.CreateCommand(
                "DELETE FROM events e USING streams s WHERE s.no = e.stream AND s.address = $1 AND e.version = $2");
            cut.Parameters.Add(new NpgsqlParameter<string> { TypedValue = assignment.Value });
            cut.Parameters.Add(new NpgsqlParameter<long> { TypedValue = ahead });
            await cut.ExecuteNonQueryAsync();
        }

        (await Store.Journal.VersionOf(assignment)).ShouldBe(ahead - 1);

        Store.Journal.Known(assignment).ShouldBeNull();
    }

    /// <summary>After a failover to a standby that lost its end, and another process that wrote on there.</summary>
    [Fact]
    public async Task A_fact_that_was_replaced_underneath_is_not_chained_on()
    {
        var province = new Province(seed: 29);
        await Write(province.AssignPlan(1, 2, 3));
        var assignment = province.Assignments[0];
        await Write([province.GoOn(assignment, new AssignmentAcknowledged(new DateOnly(2031, 1, 8)))]);
        Store.Journal.Known(assignment)!.Value.Version.ShouldBe(2);
        await Replace(assignment, 2, """{"on":"2031-01-09"}""");

        var fact = new ReportSubmitted(new DateOnly(2031, 1, 10), "已完成一半。", [], false);
        var (type, data) = Stores.Codec.Encode(fact);
        var report = new NewFact(type, data, fact);
        (await Store.Journal.Append(Note.Append(new StreamAppend(assignment, 2, [report])))).ShouldBeOfType<AppendOutcome.Written>();

        Store.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>Its rows stood wrong in the tables when this process learned them, and another mended them.</summary>
    [Fact]
    public async Task A_ledger_that_another_process_filled_anew_is_not_written_over_from_memory()
    {
        var province = new Province(seed: 30);
        await Write(province.AssignPlan(1, 2, 3));
        await Run("UPDATE ledger_rows SET last_report_on = 20310101");
        await Reopen();
        await Store.ReadAhead(CancellationToken.None);
        province.Assignments.ShouldAllBe(a => Store.Journal.Known(a) != null);

        _other = await Databases.Open(_database);
        await _other.Rebuild();
        await Write([province.GoOn(province.Assignments[0], new AssignmentAcknowledged(new DateOnly(2031, 1, 8)))]);

        Store.Verify().Findings.ShouldBeEmpty();
        await Write(Enumerable.Range(0, 30).Select(_ => province.Step()).Where(r => r.Streams[0].Address != province.Assignments[0]).DistinctBy(r => r.Streams[0].Address));
        Store.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>The fact of that version with other words, chained and stored as another process would have.</summary>
    private async Task Replace(GrainAddress address, long version, string data)
    {
        await using var database = NpgsqlDataSource.Create(_database);
        await using var read = database.CreateCommand(
            """
            SELECT e.stream, b.hash, e.type, e.metadata FROM streams s JOIN events e ON e.stream = s.no JOIN events b ON b.stream = s.no AND b.version = e.version - 1
            WHERE s.address = $1 AND e.version = $2
            """);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.Value });
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        await using var row = await read.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        var salt = Salts.Next();
        var digest = FactHash.DigestOf(salt, Encoding.UTF8.GetBytes(data));
        var hash = FactHash.Of(
            (byte[])row[1], Encoding.UTF8.GetBytes(address.Value), version, Encoding.UTF8.GetBytes(row.GetString(2)), Encoding.UTF8.GetBytes(row.GetString(3)), digest);
        await using var write = database.CreateCommand("UPDATE events SET data = $3, salt = $4, digest = $5, hash = $6 WHERE stream = $1 AND version = $2");
        write.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.GetInt64(0) });
        write.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = data });
        foreach (var part in (byte[][])[salt, digest, hash])
        {
            write.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = part });
        }
        await write.ExecuteNonQueryAsync();
    }

    private async Task Run(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_database);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task AllIsFollowed(params IEnumerable<IStore> stores)
    {
        foreach (var store in stores)
        {
            await ((PostgresStore)store).Followed.WaitBeyond(await store.Journal.LastPosition() - 1, CancellationToken.None);
        }
    }
}
