using Tracker.Tests.Postgres;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>A test that needs PostgreSQL; skipped, visibly, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresCluster.Programs is null ? "PostgreSQL is not installed" : null;
}

/// <summary>A test that needs nginx too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxFactAttribute : PostgresFactAttribute
{
    public NginxFactAttribute() => Skip ??= Nginx.Program is null ? "nginx is not installed" : null;
}
