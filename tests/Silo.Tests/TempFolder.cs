namespace Tracker.Silo.Tests;

/// <summary>A folder of the test's own, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tracker-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
