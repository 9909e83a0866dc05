using Tracker.Assignments;

namespace Tracker.Reading;

/// <summary>Names of units by themselves, read as a unit bracket or a table's cell is: what a person answers where a document named none, or what a ledger's cell holds.</summary>
public static class UnitWords
{
    /// <summary>The names with their roles; none where the words name nobody.</summary>
    /// <param name="role">Of names before which no label or verb says another.</param>
    public static IEnumerable<(Role Role, string Name)> In(string words, Role role)
    {
        var clean = CleanText.Of(words);
        var block = new UnitBlock(0, clean.Length);
        new UnitListReader(clean.Folded, block).Read(0, clean.Length, role switch
        {
            Role.Lead => UnitRole.Lead,
            Role.Cooperating => UnitRole.Cooperating,
            _ => UnitRole.Responsible,
        });
        return block.Units.Select(u => (RoleOf(u.Role), clean.Cut(u.Start, u.End).Trim())).Where(u => u.Item2.Length > 0);
    }

    private static Role RoleOf(UnitRole role) => role switch
    {
        UnitRole.Lead => Role.Lead,
        UnitRole.Cooperating => Role.Cooperating,
        _ => Role.Responsible,
    };
}
