namespace Tracker.Units;

/// <summary>Words in a document that name no single unit: a class (各市政府), which a group can answer, or a vague one (有关部门), which only a person can.</summary>
public static class UnitClassWords
{
    private static readonly string[] Vague = ["有关", "相关"];
    private static readonly string[] ClassBeginnings = ["全体", "所有", "全部"];
    private static readonly string[] ClassEndings = ["直单位", "直部门", "直机关", "直属单位", "直属部门", "组成部门", "垂管单位", "垂管部门"];

    /// <summary>有关部门, 相关市政府: whoever is concerned. Asked before all else, so that no group or alias ever answers in the office's place.</summary>
    public static bool IsVague(string name) => Vague.Any(w => NameKey.Of(name).Contains(w, StringComparison.Ordinal));

    /// <summary>各市政府, 省政府各部门, 市直单位: all of a class.</summary>
    public static bool IsClass(string name)
    {
        var key = NameKey.Of(name);
        return key.Contains('各', StringComparison.Ordinal)
            || ClassBeginnings.Any(w => key.StartsWith(w, StringComparison.Ordinal))
            || ClassEndings.Any(w => key.EndsWith(w, StringComparison.Ordinal));
    }
}
