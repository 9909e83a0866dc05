using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>The same table out again: active units in the order of their numbers, then accounts without a unit. Imported anew, it changes nothing.</summary>
internal sealed class UnitsExport(IGrains grains, AccountDirectory accounts)
{
    private static readonly TableSheet Sheet = new(
        "单位账号",
        [
            new("name", UnitsHeadings.Name, Width: 28),
            new("aliases", UnitsHeadings.Aliases, Width: 28),
            new("level", UnitsHeadings.Level, Width: 8),
            new("parent", UnitsHeadings.Parent, Width: 28),
            new("division", UnitsHeadings.Division, Width: 12),
            new("kind", UnitsHeadings.Kind),
            new("groups", UnitsHeadings.Groups, Width: 24),
            new("accounts", UnitsHeadings.Account, Width: 20),
            new("persons", UnitsHeadings.Person, Width: 20),
            new("roles", UnitsHeadings.Roles, Width: 28),
        ]);

    private static readonly TableSheet CodeSheet = new(
        "一次性口令",
        [
            new("account", UnitsHeadings.Account, Width: 20),
            new("person", UnitsHeadings.Person, Width: 16),
            new("code", "一次性口令", Width: 24),
            new("until", "有效期至", CellKind.Moment, Width: 18),
        ]);

    /// <summary>With accounts where the caller manages them, else units and groups only.</summary>
    public async ValueTask<(Table? Table, Rejection? Rejection)> Of(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        var whole = Subject.Whole(government);
        if (!AccessTable.May(caller, Deed.ReadUnits, whole))
        {
            return (null, Access.Refused);
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var entries = AccessTable.May(caller, Deed.ManageAccounts, whole) ? await accounts.All(government, cancel) : [];
        return (TableOf(Lines(register, entries)), null);
    }

    /// <summary>For printing and cutting into slips.</summary>
    public static Table Codes(IEnumerable<IssuedCode> codes) => Table.Of(
        CodeSheet, codes, (code, row) => row.Text(code.Account.Value).Text(code.PersonName).Text(code.Code).Moment(code.Until));

    internal static Table TableOf(IEnumerable<UnitsLine> lines) => Table.Of(
        Sheet,
        lines,
        (line, row) => row
            .Text(line.Name).Texts(line.Aliases).Text(line.Level).Text(line.Parent).Text(line.Division).Text(line.Kind).Texts(line.Groups)
            .Texts(line.Accounts).Texts(line.Persons).Texts(line.Roles));

    internal static IEnumerable<UnitsLine> Lines(UnitRegister register, IReadOnlyList<AccountEntry> accounts)
    {
        var number = 2; // below the headings
        var active = accounts.Where(a => !a.Suspended).ToList();
        foreach (var unit in register.Units.Values.Where(u => u.Active))
        {
            yield return WithAccounts(
                UnitsLine.Empty(number++) with
                {
                    Name = unit.Name,
                    Aliases = unit.Aliases,
                    Level = UnitsHeadings.Of(unit.Details.Level),
                    Parent = unit.Parent is { } parent && register.Unit(parent) is { Active: true } upper ? upper.Name : "",
                    Division = unit.Details.Division?.Value ?? "",
                    Kind = UnitsHeadings.Of(unit.Details.Kind),
                    Groups = [.. register.GroupsOf(unit.Id).Select(g => g.Name)],
                },
                [.. active.Where(a => a.Units.Contains(unit.Id))]);
        }
        foreach (var account in active.Where(a => a.Units.IsEmpty))
        {
            yield return WithAccounts(UnitsLine.Empty(number++), [account]);
        }
    }

    private static UnitsLine WithAccounts(UnitsLine line, ImmutableArray<AccountEntry> accounts) => accounts.IsEmpty
        ? line
        : line with
        {
            Accounts = [.. accounts.Select(a => a.Account.Value)],
            Persons = [.. accounts.Select(a => a.PersonName)],
            Roles = AccountCells.RolesCell([.. accounts.Select(a => a.Roles)]),
        };
}
