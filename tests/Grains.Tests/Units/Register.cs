using System.Collections.Immutable;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;

namespace Tracker.Grains.Tests.Units;

/// <summary>A small register of an invented province.</summary>
internal static class Register
{
    public static Scenario<UnitRegister, UnitRegisterCommand, UnitRegisterEvent> Empty => new(UnitRegister.Kind, []);

    public static Scenario<UnitRegister, UnitRegisterCommand, UnitRegisterEvent> Small => Empty.Given(
        Registered(1, "云岭省政府办公厅", "省政府办"),
        Registered(2, "省数据局", "省数据资源管理局"),
        Registered(3, "青禾市人民政府", "青禾市政府"),
        Registered(4, "白沙市人民政府", "白沙市政府"),
        new GroupDefined("各市政府", Ids(3, 4)));

    public static UnitRegistered Registered(int number, string name, params string[] aliases) =>
        new(UnitId.Of(number), name, [.. aliases], UnitDetails.None);

    public static ImmutableArray<UnitId> Ids(params int[] numbers) => [.. numbers.Select(UnitId.Of)];

    public static UnitRow Row(int number, string name, string? aliases = null, string? parent = null, string? groups = null, UnitLevel? level = null) =>
        new(number, name, aliases is null ? [] : NameList.Parts(aliases), level, parent, null, null, groups is null ? null : NameList.Parts(groups));

    public static ImportUnits Import(params UnitRow[] rows) => new([.. rows]);
}
