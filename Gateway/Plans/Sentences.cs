using System.Collections.Immutable;

namespace Tracker.Gateway.Plans;

/// <summary>A point's text sentence by sentence: put together again they are the text.</summary>
internal static class Sentences
{
    public static ImmutableArray<string> Of(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '。' or '；' or ';' or '！' or '\n' && !string.IsNullOrWhiteSpace(text[start..at]))
            {
                sentences.Add(text[start..(at + 1)]);
                start = at + 1;
            }
        }
        if (!string.IsNullOrWhiteSpace(text[start..]) || sentences.Count == 0)
        {
            sentences.Add(text[start..]);
        }
        return sentences.DrainToImmutable();
    }
}
