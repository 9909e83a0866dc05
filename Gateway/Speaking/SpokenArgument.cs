using System.Globalization;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Speaking;

/// <summary>
/// A text in a sentence of a resource file. As it is; <c>{0:size}</c> says bytes as people do, <c>{0:named}</c> puts a name in its marks, or nothing where
/// there is none, <c>{0:points}</c> says points, whose numbers are parted by 、, as people call them, and <c>{0:numbers}</c> the numbers alone.
/// </summary>
internal sealed record SpokenArgument(string Text) : IFormattable
{
    public string ToString(string? format, IFormatProvider? provider) => format switch
    {
        "size" when long.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) => Words.Size(bytes),
        "named" => Text.Length == 0 ? "" : $"「{Text}」",
        "points" => Words.Points(Text.Split('、')),
        "numbers" => string.Join('、', Text.Split('、').Select(Words.PointNumber)),
        _ => Text,
    };

    public override string ToString() => Text;
}
