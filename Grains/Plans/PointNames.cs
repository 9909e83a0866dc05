namespace Tracker.Plans;

/// <summary>How a point is called where people read it: as the document prints it, or 追加1 of one that was added in midyear.</summary>
public static class PointNames
{
    /// <remarks>一(一)-4-2 is read as 一（一）4-2: the mark joins parts, and a bracket parts them already.</remarks>
    public static string Said(string number) =>
        AddedPoints.PlaceOf(number) is { } place ? $"追加{place}" : number.Replace('(', '（').Replace(')', '）').Replace("）-", "）", StringComparison.Ordinal);

    /// <summary>第5条, 一（一）4-2 or 追加1.</summary>
    public static string Point(string number) => IsPlain(number) ? $"第{number}条" : Said(number);

    /// <summary>第2、5条; 一（一）、一（二）; of many the first few and how many there are: 第2、5等9条; of none nothing.</summary>
    public static string Points(IEnumerable<string> numbers, int most = int.MaxValue)
    {
        var all = numbers.Distinct().ToList();
        var (first, more) = (all.Take(most), all.Count > most ? $"等{all.Count}" : "");
        return all.Count == 0 ? "" : all.TrueForAll(IsPlain) ? $"第{string.Join('、', first)}{more}条" : string.Join('、', first.Select(Point)) + (more.Length > 0 ? more + "条" : "");
    }

    private static bool IsPlain(string number) => AddedPoints.PlaceOf(number) is null && !number.Contains('(', StringComparison.Ordinal);
}
