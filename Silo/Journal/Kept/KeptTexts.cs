using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Journal.Kept;

/// <summary>Units with their names, deadlines, and what was said about time limits, each held once under a number while the process lives: most assignments share them. For many threads.</summary>
/// <param name="most">So many of each; of the last, which are long, a tenth.</param>
internal sealed class KeptTexts(int most)
{
    private readonly Numbered<(UnitId Id, string Name)> _units = new(most, unit => unit.Id.Value + unit.Name);
    private readonly Numbered<ImmutableArray<Deadline>> _deadlines = new(most, deadlines => JsonSerializer.Serialize(deadlines, StoredJson.Options));
    private readonly Numbered<ImmutableArray<Limit>> _limits = new(most / 10, limits => JsonSerializer.Serialize(limits, StoredJson.Options));

    /// <summary>Null: there are too many.</summary>
    public int? NumberOf(UnitId unit, string name) => _units.NumberOf((unit, name));

    /// <summary>Null: there are too many.</summary>
    public int? NumberOf(ImmutableArray<Deadline> deadlines) => _deadlines.NumberOf(deadlines);

    /// <summary>Null: there are too many.</summary>
    public int? NumberOf(ImmutableArray<Limit> known) => _limits.NumberOf(known);

    public (UnitId Id, string Name) UnitOf(int number) => _units.Of(number);

    public ImmutableArray<Deadline> DeadlinesOf(int number) => _deadlines.Of(number);

    public ImmutableArray<Limit> LimitsOf(int number) => _limits.Of(number);

    /// <param name="wordsOf">Two that give the same are the same.</param>
    private sealed class Numbered<T>(int most, Func<T, string> wordsOf)
        where T : notnull
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<T, int> _known = []; // an array by itself, which states pass on
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<T> _all = [];

        public int? NumberOf(T value)
        {
            lock (_gate)
            {
                if (_known.TryGetValue(value, out var number))
                {
                    return number;
                }
            }
            var words = wordsOf(value);
            lock (_gate)
            {
                if (!_numbers.TryGetValue(words, out var number))
                {
                    if (_all.Count >= most)
                    {
                        return null;
                    }
                    number = _all.Count;
                    _all.Add(value);
                    _numbers[words] = number;
                    _known[value] = number;
                }
                return number;
            }
        }

        public T Of(int number)
        {
            lock (_gate)
            {
                return _all[number];
            }
        }
    }
}
