using System.Globalization;
using System.Resources;

namespace Tracker.Gateway.Speaking;

/// <summary>
/// A resource file in both languages: <c>Resources/NAME.resx</c> is Chinese, <c>Resources/NAME.en.resx</c> English. Both are embedded in this
/// assembly and found by name, since the program runs without culture data (InvariantGlobalization).
/// </summary>
internal sealed class Texts(string name)
{
    private readonly ResourceManager _chinese = Of(name);
    private readonly ResourceManager _english = Of($"{name}.en");

    /// <summary>Null: no such text in that language.</summary>
    public string? Find(string key, Language language) =>
        (language is Language.English ? _english : _chinese).GetString(key, CultureInfo.InvariantCulture);

    /// <summary>The text with its <c>{0}</c>, <c>{1}</c>… filled in; asking for one that is missing is a bug.</summary>
    public string Say(string key, Language language, params ReadOnlySpan<object?> args)
    {
        var text = Find(key, language) ?? throw new MissingManifestResourceException($"{key} has no text in {language}.");
        if (args.IsEmpty)
        {
            return text;
        }
        var said = args.ToArray();
        for (var at = 0; at < said.Length; at++)
        {
            said[at] = said[at] is string words ? new SpokenArgument(words) : said[at];
        }
        return string.Format(CultureInfo.InvariantCulture, text, said);
    }

    /// <summary>Every key of a language.</summary>
    public IReadOnlyCollection<string> Keys(Language language)
    {
        var set = (language is Language.English ? _english : _chinese).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        return [.. set.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)];
    }

    private static ResourceManager Of(string name) => new($"Resources.{name}", typeof(Texts).Assembly);
}
