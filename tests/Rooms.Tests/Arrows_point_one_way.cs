using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Tracker.Deciding;

namespace Tracker.Rooms.Tests;

/// <summary>Gateway → Silo → Grains, and Grains knows no database, no HTTP and no actor runtime.</summary>
public class Arrows_point_one_way
{
    private static readonly Assembly Grains = typeof(House).Assembly;
    private static readonly Assembly Silo = typeof(Tracker.Silo.Journal.IJournal).Assembly;

    private static readonly string[] Foreign =
    [
        "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.Extensions", "Npgsql", "Orleans", "Microsoft.Orleans", "SQLite", "Dapper",
        "DocumentFormat", "System.Data", "System.Net.Http", "System.Net.Sockets", "System.IO.Packaging",
    ];

    [Fact]
    public void Grains_uses_nothing_but_the_base_library() =>
        References(Grains).Where(name => Foreign.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();

    [Fact]
    public void Grains_knows_neither_silo_nor_gateway() => References(Grains).Where(n => n.StartsWith("Tracker", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    [Fact]
    public void Silo_knows_grains_and_not_the_gateway() =>
        References(Silo).Where(n => n.StartsWith("Tracker", StringComparison.OrdinalIgnoreCase)).ShouldBe(["Tracker.Grains"]);

    [Fact]
    public void Only_the_gateway_knows_where_telemetry_goes() =>
        References(Grains).Concat(References(Silo)).Where(n => n.StartsWith("OpenTelemetry", StringComparison.Ordinal)).ShouldBeEmpty();

#if !ORLEANS
    [Fact]
    public void Built_as_it_comes_nothing_knows_Orleans() =>
        References(Silo).Where(n => n.Contains("Orleans", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
#endif

    [Fact]
    public void The_lock_files_of_the_default_build_name_nothing_of_Orleans() =>
        LockFiles().Where(file => File.ReadAllText(file).Contains("Orleans", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    [Fact]
    public void The_recount_knows_nothing_of_the_house() =>
        References(typeof(Tracker.Recount.Script).Assembly).Where(n => n.StartsWith("Tracker", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    [Fact]
    public void Grains_never_names_a_clock_a_file_or_a_random_number()
    {
        string[] impure = ["System.Random", "System.IO.File", "System.IO.FileStream", "System.TimeProvider", "System.Threading.Thread", "System.Threading.Timer", "System.Diagnostics.Stopwatch"];
        TypeReferences(Grains).Intersect(impure).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_grain_stands_in_the_house_once()
    {
        var kinds = Grains.GetTypes()
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(p => p.Name == "Kind" && typeof(GrainKind).IsAssignableFrom(p.PropertyType))
            .Select(p => ((GrainKind)p.GetValue(null)!).Name)
            .Order();
        House.Kinds.Select(k => k.Name).Order().ShouldBe(kinds);
    }

    [Fact]
    public void No_type_takes_its_namespace_s_name() =>
        Grains.GetTypes().Concat(Silo.GetTypes())
            .Where(t => t.IsPublic && t.Namespace is { } space && space.Split('.')[^1] == t.Name)
            .Select(t => t.FullName)
            .ShouldBeEmpty();

    private static string[] LockFiles([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
        var files = Directory.GetFiles(root, "packages.lock.json", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        return files;
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static HashSet<string> TypeReferences(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")
            .ToHashSet();
    }
}
