using Tracker.Gateway.Tables;
using Tracker.Gateway.Tests.Units;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>A folder with a data folder in it (<c>data</c>) and files to hand to commands.</summary>
/// <param name="processes">Each command is a process of its own, as people run them.</param>
internal sealed class CommandFolder(bool processes = false) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tracker-").FullName;

    public string Data => PathOf("data");

    public string PathOf(string name) => Path.Combine(_root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>A workbook of units, each in the group named after it.</summary>
    public async Task<string> WriteUnits(params (string Name, string? Group)[] units)
    {
        using var book = await UnitsHouse.Book("名称|分组", [.. units.Select(u => $"{u.Name}|{u.Group}")]);
        await File.WriteAllBytesAsync(PathOf("units.xlsx"), book.ToArray());
        return PathOf("units.xlsx");
    }

    public Task<Said> Tracker(string command, params string[] arguments)
    {
        string[] line = [.. command.Split(' '), .. arguments, "--data", Data];
        return processes ? TrackerProcess.Run(line) : Typed.Run(line);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
