namespace Tracker.Reading;

/// <summary>A document as decoded from its file or pasted: the text that every span of a draft points into.</summary>
/// <param name="KnowsBlankCells">The file said which cells of its tables are merged (written as 〃): a blank one is blank. Plain text can't tell.</param>
public sealed record SourceText(string Text, bool KnowsBlankCells = false);
