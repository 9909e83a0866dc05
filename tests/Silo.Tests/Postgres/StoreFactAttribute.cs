using Tracker.Tests.Postgres;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>A test whose class runs on a PostgreSQL cluster of the tests' own.</summary>
public interface INeedPostgres;

/// <summary>A fact of a suite that runs on several stores; skipped, visibly, where the class's store is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Tracker.Silo.Tests.Postgres.StoreFactDiscoverer", "Tracker.Silo.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

public sealed class StoreFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        PostgresCluster.Programs is null && testMethod.TestClass.Class.Interfaces.Any(i => i.Name == typeof(INeedPostgres).FullName)
            ? new NotHere(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}

public sealed class NotHere : XunitTestCase
{
    [Obsolete("For deserialisation only")]
    public NotHere()
    {
    }

    public NotHere(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => "PostgreSQL is not installed";
}
