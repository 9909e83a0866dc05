using System.Collections.Immutable;
using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Grains.Tests.Accounts;

public class The_access_table
{
    private static readonly DivisionCode Here = DivisionCode.Parse("990000");
    private static readonly DivisionCode Elsewhere = DivisionCode.Parse("980000");
    private static readonly UnitId Above = UnitId.Of(1), Own = UnitId.Of(2), Below = UnitId.Of(3), Other = UnitId.Of(4);

    private static readonly UnitTree Tree = UnitTree.Of(UnitMerge.Of(
        UnitRegister.Initial,
        [Row(1, "上级", null), Row(2, "本单位", "上级"), Row(3, "下级", "本单位"), Row(4, "另一单位", "上级")]).Facts.Aggregate(UnitRegister.Initial, UnitRegister.Evolve));

    private static readonly (string Name, Subject Subject)[] Situations =
    [
        ("government", Subject.Whole(Here)),
        ("own", Subject.Duty(Here, Own, Tree, [Other])),
        ("below", Subject.Duty(Here, Below, Tree, [Other])),
        ("above", Subject.Duty(Here, Above, Tree, [Other])),
        ("other", Subject.Duty(Here, Other, Tree, [Other, Above])),
        ("own-point", Subject.Duty(Here, Other, Tree, [Above, Own])),
        ("elsewhere", Subject.Duty(Elsewhere, Own, Tree, [Own])),
    ];

    [Fact]
    public void Is_as_approved()
    {
        var table = new StringBuilder();
        foreach (var role in Enum.GetValues<AccountRole>())
        {
            table.Append(string.Create(null, $"{role,-22}")).AppendJoin(' ', Situations.Select(s => $"{s.Name,-10}")).Append('\n');
            foreach (var deed in Enum.GetValues<Deed>())
            {
                var answers = Situations.Select(s => $"{(AccessTable.May(Who(role), deed, s.Subject) ? "yes" : "-"),-10}");
                table.Append(string.Create(null, $"  {deed,-20}")).AppendJoin(' ', answers).Append('\n');
            }
            table.Append('\n');
        }
        var actual = string.Join('\n', table.ToString().Split('\n').Select(line => line.TrimEnd()));
        var approved = Path.Combine(AppContext.BaseDirectory, "Accounts", "access-table.approved.txt");
        if (!File.Exists(approved) || File.ReadAllText(approved) != actual)
        {
            File.WriteAllText(Path.ChangeExtension(approved, null).Replace(".approved", ".received") + ".txt", actual);
        }
        actual.ShouldBe(File.ReadAllText(approved));
    }

    [Fact]
    public void Gives_no_role_anything_of_another_government() =>
        (from role in Enum.GetValues<AccountRole>()
            from deed in Enum.GetValues<Deed>()
            where AccessTable.May(Who(role), deed, Subject.Duty(Elsewhere, Own, Tree, [Own]))
                || AccessTable.May(Who(role), deed, Subject.Whole(Elsewhere))
            select (role, deed)).ShouldBeEmpty();

    [Fact]
    public void Gives_whoever_has_no_role_nothing() =>
        (from deed in Enum.GetValues<Deed>()
            from situation in Situations
            where AccessTable.May(Who(), deed, situation.Subject)
            select (deed, situation.Name)).ShouldBeEmpty();

    [Fact]
    public void Adds_up_what_several_roles_give() =>
        (from deed in Enum.GetValues<Deed>()
            from situation in Situations
            let both = AccessTable.May(Who(AccountRole.Administrator, AccountRole.UnitHandler), deed, situation.Subject)
            let one = AccessTable.May(Who(AccountRole.Administrator), deed, situation.Subject)
            let other = AccessTable.May(Who(AccountRole.UnitHandler), deed, situation.Subject)
            where both != (one || other)
            select (deed, situation.Name)).ShouldBeEmpty();

    [Fact]
    public void Filters_lists_as_it_answers_for_single_rows() =>
        (from role in Enum.GetValues<AccountRole>()
            from deed in new[] { Deed.ReadLedger, Deed.ReadAssignment, Deed.Export, Deed.Report }
            from situation in Situations
            where situation.Subject.Unit is not null
            let sight = AccessTable.SightOf(Who(role), deed, situation.Subject.Government, Tree)
            where sight.Sees(situation.Subject.Unit!.Value, situation.Subject.PointLeads) != AccessTable.May(Who(role), deed, situation.Subject)
            select (role, deed, situation.Name)).ShouldBeEmpty();

    [Fact]
    public void Lets_the_owner_of_the_folder_act_in_any_government()
    {
        var owner = Caller.OwnerOfTheFolder("li.ming");
        owner.Actor.Account.Value.ShouldBe("os-liming");
        AccessTable.May(owner, Deed.Report, Situations[^1].Subject).ShouldBeTrue();
        AccessTable.May(owner, Deed.ManageAccounts, Subject.Whole(Here)).ShouldBeTrue();
    }

    private static Caller Who(params AccountRole[] roles) =>
        new(new Actor(AccountId.Parse("someone"), "岗位", Own, [.. roles]), Here, [Own]);

    private static UnitRow Row(int number, string name, string? parent) => new(number, name, [], null, parent, null, null, null);
}
