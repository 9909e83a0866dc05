using System.Globalization;

namespace Tracker.Silo.Tests;

/// <summary>How often a test by chance is repeated: a few times in the suite, often by <c>bash tests/faults</c>, which sets the variable.</summary>
internal static class Rounds
{
    public static int Of(string variable, int few) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : few;
}
