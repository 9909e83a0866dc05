using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>What an import would do, line by line; nothing is written while a line is refused.</summary>
public sealed record UnitsPreview(ImmutableArray<PreviewLine> Lines)
{
    public int New => Count(RowFate.New);

    public int Changed => Count(RowFate.Changed);

    public int Unchanged => Count(RowFate.Unchanged);

    public int Refused => Count(RowFate.Refused);

    /// <summary>How many one-time codes will be printed.</summary>
    public int NewAccounts => Accounts.Count(a => a.Opens);

    /// <summary>Null: it can be applied.</summary>
    public Rejection? Rejection => Refused > 0 ? UnitsImportRejections.LinesRefused(Refused) : null;

    /// <summary>For the register, where anything is to be done to it.</summary>
    internal ImportUnits? Units { get; init; }

    internal ImmutableArray<AccountStep> Accounts { get; init; } = [];

    private int Count(RowFate fate) => Lines.Count(l => l.Fate == fate);
}

/// <param name="Changed">Headings of the columns that change something.</param>
public sealed record PreviewLine(
    int Number, string Name, RowFate Fate, ImmutableArray<string> Changed, ImmutableArray<PreviewProblem> Problems);

/// <param name="Column">The heading under which it stands.</param>
public sealed record PreviewProblem(string Column, Rejection Rejection);

/// <summary>What the table wants of one account.</summary>
/// <param name="UnitNames">Of the lines it stands in; numbers are given when the units are in.</param>
/// <param name="Roles">Empty: as they are.</param>
/// <param name="Opens">There is no such account yet.</param>
internal sealed record AccountStep(
    AccountId Account, string PersonName, ImmutableArray<string> UnitNames, ImmutableArray<AccountRole> Roles, bool Opens);
