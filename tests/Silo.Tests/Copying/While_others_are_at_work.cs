using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Copying;

/// <summary>A database is shared: its processes go on while it is copied, and none may be at work on the target.</summary>
public sealed class Copying_while_others_are_at_work : IDisposable, INeedPostgres
{
    private readonly CopyHouse _house = new();

    public void Dispose() => _house.Dispose();

    [StoreFact]
    public async Task Takes_what_is_written_meanwhile_and_counts_what_comes_after()
    {
        var from = CopyHouse.InDatabase();
        await using var source = await _house.Open(from);
        var province = await _house.Fill(source);
        await using var copy = await _house.Copy(from, _house.InFolder());
        var reported = await CopyHouse.Reported(source);

        var more = 0;
        await copy.Carry(new Reports(progress =>
        {
            if (more++ == 3)
            {
                CopyHouse.Append(source, Enumerable.Range(0, 40).Select(_ => province.Step())).GetAwaiter().GetResult();
                CopyHouse.Erase(source, reported.Position).GetAwaiter().GetResult(); // of a fact that was copied before
            }
        }));
        var until = await source.Journal.LastPosition();
        await CopyHouse.Append(source, [province.Step()]);
        var report = await copy.Finish();

        report.Found.Findings.ShouldBeEmpty();
        report.Position.ShouldBe(until);
        report.Beyond.ShouldBe(await source.Journal.LastPosition() - until);
        report.Beyond.ShouldBeGreaterThan(0);
    }

    [StoreFact]
    public async Task Refuses_a_target_that_is_open_or_copied_into()
    {
        var (from, to) = (_house.InFolder(), CopyHouse.InDatabase());
        await using (var source = await _house.Open(from))
        {
            await _house.Fill(source);
        }
        await using (await _house.Open(to))
        {
            (await Should.ThrowAsync<StoreRefusedException>(() => _house.Copy(from, to))).Rejection.Code.ShouldBe("copy.target-served");
        }
        await using var copy = await _house.Copy(from, to);
        var other = CopyHouse.InDatabase();
        await using (var source = await _house.Open(other))
        {
            await _house.Fill(source, steps: 1);
        }

        (await Should.ThrowAsync<StoreRefusedException>(() => _house.Copy(other, to))).Rejection.Code.ShouldBe("copy.under-way");
    }

    /// <summary>A process that had opened the empty target before the copy began.</summary>
    [StoreFact]
    public async Task Stops_where_somebody_writes_to_the_target()
    {
        var (from, to) = (_house.InFolder(), CopyHouse.InDatabase());
        await using (var source = await _house.Open(from))
        {
            await _house.Fill(source);
        }
        await using var copy = await _house.Copy(from, to);
        var options = ((StorePlace.Postgres)to).Options;
        await using var connection = new Npgsql.NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            "INSERT INTO events VALUES (1, 1, 1, 'x', '{}', NULL, '', '{}', 1, '')", connection);
        await command.ExecuteNonQueryAsync();

        (await Should.ThrowAsync<StoreRefusedException>(() => copy.Carry())).Rejection.Code.ShouldBe("copy.target-in-use");
    }
}
