namespace Tracker.Recount;

/// <summary>
/// The year's script, recounted: <c>Script.Read(lines).AsOf(day)</c> says what ledger, counts, periods and burden must be at the end of that day.
/// Written from the texts alone; it knows nothing of the program.
/// </summary>
public sealed class Script
{
    private readonly Act[] _acts;

    private Script(Act[] acts) => _acts = acts;

    /// <summary>Acts in order of doing, one JSON object a line; empty lines are passed over.</summary>
    public static Script Read(IEnumerable<string> lines) =>
        new([.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Act.Read)]);

    /// <summary>What must be so at the end of a day: after every act of that day and before.</summary>
    public Answer AsOf(DateOnly day)
    {
        var acts = _acts.Where(act => act.Day <= day);
        throw new NotImplementedException($"{acts.Count()} acts to recount");
    }
}
