using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>Medians, since machines are noisy, and the one line that a benchmark prints.</summary>
internal static class Measured
{
    public static double Median(this IEnumerable<double> figures) => figures.At(0.5);

    /// <summary>The figure below which that share of them lies.</summary>
    public static double At(this IEnumerable<double> figures, double share)
    {
        var sorted = figures.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    /// <summary>Prints name, measured values, and whether the figure that was asked for is reached. The exit code says the same.</summary>
    public static int Say(string name, string figures, bool reached, string target)
    {
        Console.WriteLine($"{name,-10} {figures}  [{(reached ? "reached" : "MISSED")}: {target}]");
        return reached ? 0 : 1;
    }

    public static string Thousands(this double figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}
