namespace Tracker.Gateway.Tables;

/// <summary>
/// Short texts that recur (units, states, answers) are stored once and referred to by number: smaller files, quicker to
/// write and to open. Bounded, so that memory stays flat: long texts, and columns whose texts rarely recur, stay inline.
/// </summary>
internal sealed class SharedTexts
{
    private const int Most = 8192;
    private const int Longest = 64;
    private const int Trial = 256; // cells of a column before it is judged
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The text's number, or -1 when it is to be written inline.</summary>
    public int NumberOf(string text, ref Habit column)
    {
        if (column.Inline || text.Length > Longest) return -1;
        if (_numbers.TryGetValue(text, out var number))
        {
            column.Known++;
            return number;
        }
        column.New++;
        if (_texts.Count == Most || column.New >= Trial && column.New > column.Known)
        {
            column.Inline = column.New > column.Known;
            return -1;
        }
        _numbers.Add(text, _texts.Count);
        _texts.Add(text);
        return _texts.Count - 1;
    }

    /// <summary>How often a column's texts were already known.</summary>
    internal struct Habit
    {
        public int Known;
        public int New;
        public bool Inline;
    }
}
