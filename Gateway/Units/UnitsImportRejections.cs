using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Gateway.Units;

/// <summary>What can be wrong in a table of units and accounts beside what the register and the accounts themselves refuse.</summary>
internal static class UnitsImportRejections
{
    public static Rejection NoLines { get; } = new("units-import.no-lines");

    public static Rejection LineEmpty { get; } = new("units-import.line-empty");

    /// <summary>Some lines are refused: nothing was imported.</summary>
    public static Rejection LinesRefused(int lines) => new("units-import.lines-refused", Text(lines));

    public static Rejection LevelUnknown(string cell) => new("units-import.level-unknown", cell);

    public static Rejection KindUnknown(string cell) => new("units-import.kind-unknown", cell);

    public static Rejection DivisionInvalid(string cell) => new("units-import.division-invalid", cell);

    public static Rejection RoleUnknown(string cell) => new("units-import.role-unknown", cell, UnitsHeadings.AllRoles);

    public static Rejection RolesUneven(int accounts, int roles) => new("units-import.roles-uneven", Text(accounts), Text(roles));

    public static Rejection RoleMissing(string account) => new("units-import.role-missing", account);

    public static Rejection AccountInvalid(string cell) => new("units-import.account-invalid", cell);

    /// <summary>Names or roles without an account.</summary>
    public static Rejection AccountMissing { get; } = new("units-import.account-missing");

    /// <summary>The name is another person's, or an account's elsewhere.</summary>
    public static Rejection AccountTaken(string account) => new("units-import.account-taken", account);

    public static Rejection AccountTwice(string account) => new("units-import.account-twice", account);

    public static Rejection PersonMissing(string account) => new("units-import.person-missing", account);

    public static Rejection PersonsUneven(int accounts, int persons) => new("units-import.persons-uneven", Text(accounts), Text(persons));

    public static Rejection PersonDiffers(string account, int otherLine) => new("units-import.person-differs", account, Text(otherLine));

    public static Rejection RolesDiffer(string account, int otherLine) => new("units-import.roles-differ", account, Text(otherLine));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
