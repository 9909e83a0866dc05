namespace Tracker.Gateway.Tests.Tables;

/// <summary>Needs LibreOffice; without it the test is shown as skipped, and fails in CI.</summary>
internal sealed class SofficeFactAttribute : FactAttribute
{
    public SofficeFactAttribute()
    {
        if (Soffice.Path is null && Environment.GetEnvironmentVariable("CI") != "true") Skip = "LibreOffice (soffice) is not installed";
    }
}
