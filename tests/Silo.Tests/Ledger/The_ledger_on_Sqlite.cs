using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;

namespace Tracker.Silo.Tests.Ledger;

public sealed class Following_the_journal_on_Sqlite : Following_the_journal
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class The_ledger_as_of_a_day_on_Sqlite : The_ledger_as_of_a_day
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Following_requests_and_burden_on_Sqlite : Following_requests_and_burden
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Following_annual_reports_on_Sqlite : Following_annual_reports
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
public sealed class Following_a_look_back_on_Sqlite : Following_a_look_back
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Seeing_what_waits_on_Sqlite : Seeing_what_waits
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Following_papers_on_Sqlite : Following_papers
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
