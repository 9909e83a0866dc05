using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Ledger;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

public sealed class Following_the_journal_on_Postgres : Following_the_journal, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}

public sealed class The_ledger_as_of_a_day_on_Postgres : The_ledger_as_of_a_day, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}

public sealed class Following_requests_and_burden_on_Postgres : Following_requests_and_burden, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}

public sealed class Following_annual_reports_on_Postgres : Following_annual_reports, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}
public sealed class Following_a_look_back_on_Postgres : Following_a_look_back, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}

public sealed class Seeing_what_waits_on_Postgres : Seeing_what_waits, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}

public sealed class Following_papers_on_Postgres : Following_papers, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}
