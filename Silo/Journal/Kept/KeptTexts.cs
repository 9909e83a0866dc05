using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Calendar;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Kept;

/// <summary>Names of units and deadlines, each held once under a number while the process lives: most assignments share them. For many threads.</summary>
internal sealed class KeptTexts(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _nameNumbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Dictionary<ImmutableArray<Deadline>, int> _known = []; // by the array itself, which states pass on
    private readonly Dictionary<string, int> _deadlineNumbers = new(StringComparer.Ordinal);
    private readonly List<ImmutableArray<Deadline>> _deadlines = [];

    /// <summary>Null: there are too many.</summary>
    public int? NumberOf(string name)
    {
        lock (_gate)
        {
            if (!_nameNumbers.TryGetValue(name, out var number))
            {
                if (_names.Count >= most)
                {
                    return null;
                }
                number = _names.Count;
                _names.Add(name);
                _nameNumbers[name] = number;
            }
            return number;
        }
    }

    /// <summary>Null: there are too many.</summary>
    public int? NumberOf(ImmutableArray<Deadline> deadlines)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(deadlines, out var number))
            {
                return number;
            }
        }
        var text = JsonSerializer.Serialize(deadlines, StoredJson.Options);
        lock (_gate)
        {
            if (!_deadlineNumbers.TryGetValue(text, out var number))
            {
                if (_deadlines.Count >= most)
                {
                    return null;
                }
                number = _deadlines.Count;
                _deadlines.Add(deadlines);
                _deadlineNumbers[text] = number;
                _known[deadlines] = number;
            }
            return number;
        }
    }

    public string NameOf(int number)
    {
        lock (_gate)
        {
            return _names[number];
        }
    }

    public ImmutableArray<Deadline> DeadlinesOf(int number)
    {
        lock (_gate)
        {
            return _deadlines[number];
        }
    }
}
