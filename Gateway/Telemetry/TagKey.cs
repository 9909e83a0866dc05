namespace Tracker.Gateway.Telemetry;

/// <summary>Up to three tags of a measurement as a key: made and looked up without allocating. Whoever measures names its tags in the same order every time.</summary>
internal readonly record struct TagKey(string? Name1, object? Value1, string? Name2, object? Value2, string? Name3, object? Value3)
{
    public const int Most = 3;

    /// <param name="only">The tags that count, in their order; null: the first three, whatever they are.</param>
    public static TagKey Of(ReadOnlySpan<KeyValuePair<string, object?>> tags, string[]? only)
    {
        if (only is null)
        {
            return tags.Length switch
            {
                0 => default,
                1 => new TagKey(tags[0].Key, tags[0].Value, null, null, null, null),
                2 => new TagKey(tags[0].Key, tags[0].Value, tags[1].Key, tags[1].Value, null, null),
                _ => new TagKey(tags[0].Key, tags[0].Value, tags[1].Key, tags[1].Value, tags[2].Key, tags[2].Value),
            };
        }
        object? one = null, two = null, three = null;
        foreach (var (name, value) in tags)
        {
            if (only.Length > 0 && name == only[0])
            {
                one = value;
            }
            else if (only.Length > 1 && name == only[1])
            {
                two = value;
            }
            else if (only.Length > 2 && name == only[2])
            {
                three = value;
            }
        }
        return new TagKey(
            only.Length > 0 ? only[0] : null, one, only.Length > 1 ? only[1] : null, two, only.Length > 2 ? only[2] : null, three);
    }

    public IEnumerable<(string Name, string Value)> Tags()
    {
        if (Name1 is not null)
        {
            yield return (Name1, Text(Value1));
        }
        if (Name2 is not null)
        {
            yield return (Name2, Text(Value2));
        }
        if (Name3 is not null)
        {
            yield return (Name3, Text(Value3));
        }
    }

    private static string Text(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
