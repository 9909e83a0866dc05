using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>A benchmark's name and its options, written <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = [];

    public Arguments(string[] args)
    {
        Name = args.FirstOrDefault() ?? "";
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            _options[args[i].TrimStart('-')] = args[i + 1];
        }
    }

    public string Name { get; }

    public string Text(string option) =>
        _options.GetValueOrDefault(option) ?? throw new ArgumentException($"{Name} needs --{option}.");

    public string? TextOrNull(string option) => _options.GetValueOrDefault(option);

    public int Number(string option, int otherwise) =>
        _options.TryGetValue(option, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public static int Unknown(params string[] known)
    {
        Console.Error.WriteLine($"One of: {string.Join(", ", known)}");
        return 2;
    }
}
