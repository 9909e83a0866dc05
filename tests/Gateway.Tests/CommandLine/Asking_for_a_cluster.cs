#if !ORLEANS
namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>A program built as it comes has no Orleans in it, and says so.</summary>
public sealed class Asking_for_a_cluster : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-cluster-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Is_refused_with_what_to_do() =>
        (await Typed.Run("serve", "--data", Path.Combine(_folder.FullName, "data"), "--urls", "http://127.0.0.1:0", "--engine", "orleans"))
            .ShouldBeRefused(1, "dotnet build -p:Engine=Orleans");
}
#endif
