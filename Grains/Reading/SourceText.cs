namespace Tracker.Reading;

/// <summary>A document as decoded from its file or pasted: the text that every span of a draft points into.</summary>
public sealed record SourceText(string Text);
