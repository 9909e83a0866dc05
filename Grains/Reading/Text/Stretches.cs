namespace Tracker.Reading;

/// <summary>Stretches of which none lies over another, to be asked quickly whether one of them meets a place.</summary>
internal sealed class Stretches(IEnumerable<(int Start, int End)> some)
{
    private readonly List<(int Start, int End)> _sorted = [.. some.OrderBy(s => s.Start)];

    public bool Meets(int start, int end)
    {
        var (from, to) = (0, _sorted.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _sorted[middle].Start < end ? (middle + 1, to) : (from, middle);
        }

        return from > 0 && _sorted[from - 1].End > start;
    }
}
