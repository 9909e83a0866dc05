using System.Collections.Immutable;

namespace Tracker.Gateway.Units;

/// <summary>A line of the table of units, groups and accounts, as its cells say it; an empty cell leaves things as they are.</summary>
/// <param name="Number">The row in its sheet, for messages.</param>
/// <param name="Name">Empty: the line's accounts belong to no unit.</param>
internal sealed record UnitsLine(
    int Number,
    string Name,
    ImmutableArray<string> Aliases,
    string Level,
    string Parent,
    string Division,
    string Kind,
    ImmutableArray<string> Groups,
    ImmutableArray<string> Accounts,
    ImmutableArray<string> Persons,
    ImmutableArray<string> Roles)
{
    public static UnitsLine Empty(int number) => new(number, "", [], "", "", "", "", [], [], [], []);
}
