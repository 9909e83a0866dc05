using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Tests.Journal.Kept;
using Tracker.Silo.Tests.Ledger;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public sealed class Keeping_open_assignments_on_Sqlite : Keeping_open_assignments
{
    private readonly TemporaryFolder _folder = new();
    private long _pages;

    private protected override Task<IStore> Open(int kept, int remembered) => Task.FromResult<IStore>(
        Stores.Open(_folder, with: o => o with { RememberedStreams = remembered, KeptAssignments = kept, LargestPageCount = _pages }));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_not_committed_is_not_followed()
    {
        var province = new Province(seed: 8);
        await Write(province.AssignPlan(1, 3, 4));
        await Store.DisposeAsync();
        var pages = new FileInfo(Path.Combine(_folder.Path, SqliteDatabase.FileName)).Length / 4096;
        _pages = pages + 4;
        await Reopen();
        await Store.ReadAhead(CancellationToken.None);

        var refused = await Should.ThrowAsync<JournalUnavailableException>(async () =>
        {
            while (true)
            {
                await Store.Journal.Append(province.Step());
            }
        });

        refused.Code.ShouldBe("journal.disk-full");
        await WhatIsKeptIsStored(province, least: 1);
    }

    /// <summary>A row that somebody spoilt and that was kept, or is read while the ledger is filled anew, does not come back from memory.</summary>
    [Fact]
    public async Task A_spoilt_row_does_not_outlive_the_rebuild()
    {
        var province = new Province(seed: 13);
        await Write(province.AssignPlan(1, 3, 4));
        await Reopen();
        await Store.Tables.Write(connection =>
        {
            using var spoil = connection.CreateCommand();
            spoil.CommandText = "UPDATE ledger_rows SET due_day = 20300101";
            return spoil.ExecuteNonQuery();
        });
        await Store.ReadAhead(CancellationToken.None);

        await Task.WhenAll(Store.Rebuild(), Store.ReadAhead(CancellationToken.None));
        await Write(Enumerable.Range(0, 40).Select(_ => province.Step()));

        Store.Verify().Findings.ShouldBeEmpty();
    }
}
