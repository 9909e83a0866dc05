namespace Tracker.Gateway.Tests.Tables;

/// <summary>Needs LibreOffice; without it the test is shown as skipped, and fails in CI.</summary>
internal sealed class SofficeFactAttribute : FactAttribute
{
    public SofficeFactAttribute()
    {
        if (Soffice.Path is null && Environment.GetEnvironmentVariable("CI") != "true") Skip = "LibreOffice (soffice) is not installed";
    }
}

/// <summary>Needs LibreOffice's word processor, which is a package of its own; without it the test is shown as skipped.</summary>
internal sealed class SofficeWriterFactAttribute : FactAttribute
{
    public SofficeWriterFactAttribute()
    {
        var program = Soffice.Path is { } path ? Path.GetDirectoryName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) : null;
        if (program is null || !File.Exists(Path.Combine(program, "libswlo.so"))) Skip = "LibreOffice Writer is not installed";
    }
}
