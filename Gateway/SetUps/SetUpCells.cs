using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.SetUps;

/// <summary>What a unit fills in to set one duty up (建账), as it stands in the cells of a sheet, on the page or in a workbook.</summary>
/// <param name="Milestones">One a line, as <see cref="SetUpLines"/> reads them; so are <paramref name="Shares"/>.</param>
internal sealed record SetUpCells(string Measures, string Form, string Department, string Milestones, string Shares, string Leader, string Contact)
{
    public static SetUpCells Blank { get; } = new("", "", "", "", "", "", "");

    public static SetUpCells Of(SetUp? words, SetUpPeople people) => words is null
        ? Blank with { Leader = people.Leader, Contact = people.Contact }
        : new(words.Measures, words.OutcomeForm, words.Department, SetUpLines.Text(words.Milestones), SetUpLines.Text(words.Shares), people.Leader, people.Contact);

    public const int Count = 7;

    public ImmutableArray<string> Each => [Measures, Form, Department, Milestones, Shares, Leader, Contact];

    public string Digest => CellDigest.Of(Each.AsSpan());

    public ImmutableArray<string> Digests => [.. Each.Select(cell => CellDigest.Of(cell))];

    /// <summary>What was typed here, over what others wrote meanwhile into other cells; null: both wrote into one.</summary>
    /// <param name="filled">A digest of each cell as it went down.</param>
    public SetUpCells? Over(SetUpCells now, ImmutableArray<string> filled)
    {
        var (mine, theirs, merged) = (Digests, now.Digests, now.Each.ToBuilder());
        for (var at = 0; at < Count; at++)
        {
            if (mine[at] == filled[at])
            {
                continue;
            }
            if (theirs[at] != filled[at] && theirs[at] != mine[at])
            {
                return null;
            }
            merged[at] = Each[at];
        }
        return new SetUpCells(merged[0], merged[1], merged[2], merged[3], merged[4], merged[5], merged[6]);
    }

    public SetUpPeople People => new(Leader.Trim(), Contact.Trim());

    /// <summary>Nothing but names of persons differs: those are no fact, and nobody reviews them.</summary>
    public bool SaysTheSameAs(SetUpCells other) => Digest == (other with { Leader = Leader, Contact = Contact }).Digest;

    /// <summary>The set-up that it says, or what is wrong and under which heading.</summary>
    public (SetUp? Words, string? Heading, Rejection? Fault) Read()
    {
        var (milestones, unread) = SetUpLines.Milestones(Milestones);
        if (unread is not null)
        {
            return (null, SetUpTable.Milestones, unread);
        }
        var (shares, unshared) = SetUpLines.Shares(Shares);
        if (unshared is not null)
        {
            return (null, SetUpTable.Shares, unshared);
        }
        if (People.Fault is { } people)
        {
            return (null, SetUpTable.Leader, people);
        }
        var words = new SetUp(Measures, Form, milestones, Department, shares);
        return SetUpRules.Fault(words) is not { } fault ? (words, null, null) : (null, HeadingOf(fault, words), fault);
    }

    /// <summary>For whoever reads what stands there now.</summary>
    public string InWords => string.Join("；", new[] { Measures, Form, Department, Milestones, Shares, Leader, Contact }.Where(words => words.Length > 0));

    private static string HeadingOf(Rejection fault, SetUp words) => fault.Code switch
    {
        "set-up.milestone-empty" => SetUpTable.Milestones,
        "set-up.share-empty" => SetUpTable.Shares,
        "set-up.too-many-lines" => words.Milestones.Length > SetUpRules.MostLines ? SetUpTable.Milestones : SetUpTable.Shares,
        "set-up.line-too-long" => words.OutcomeForm.Length > SetUpRules.LongestLine ? SetUpTable.Form
            : words.Department.Length > SetUpRules.LongestLine ? SetUpTable.Department
            : words.Milestones.Any(m => m.Text.Length > SetUpRules.LongestLine) ? SetUpTable.Milestones
            : SetUpTable.Shares,
        _ => SetUpTable.Measures,
    };
}
