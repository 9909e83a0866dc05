using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Gateway.Speaking;

/// <summary>A refusal in words. Every code has a sentence in both languages; a test reads the sources to make sure.</summary>
internal static class RejectionSpeech
{
    public static Texts Sentences { get; } = new("Rejections");

    extension(Rejection rejection)
    {
        /// <summary>What is wrong and what to do, in Chinese.</summary>
        public string Says => rejection.In(Language.Chinese);

        public string In(Language language)
        {
            var sentence = Sentences.Find(rejection.Code, language) ?? rejection.Code;
            return string.Format(CultureInfo.InvariantCulture, sentence, Arguments(rejection, sentence));
        }
    }

    /// <summary>As many as the sentence asks for: a remembered refusal of an older version may carry fewer.</summary>
    private static object[] Arguments(Rejection rejection, string sentence)
    {
        var arguments = new object[Math.Max(rejection.Args.Length, 4)];
        for (var at = 0; at < arguments.Length; at++)
        {
            arguments[at] = new SpokenArgument(at < rejection.Args.Length ? rejection.Args[at] : "");
        }
        return arguments;
    }
}
