using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Adding_a_point_in_midyear
{
    private static readonly PlanAssigned Assigned = new(Day, 2, 4, []);
    private static readonly AddedBasis Basis = new(AddedBasisKind.UpperNotice, "云政公办函〔2026〕7号", Day);

    private static readonly AddPoint Add = new(
        Address, Day.AddDays(60), Basis, "公开示例目录", "编制并公开示例目录。", [Duty(CityA, Role.Responsible), Duty(Finance, Role.Lead)], [new FixedDeadline("9月底前", new DateOnly(2026, 9, 30))]);

    [Fact]
    public void Gives_it_a_number_of_its_own_and_leaves_the_documents_count()
    {
        var added = Given(Drafted, Assigned).When(Add).Then(new PointAdded("a1", Day.AddDays(60), Basis, "公开示例目录", 2) { Told = [Finance.Unit, CityA.Unit] });
        ((Plan.Assigned)added.Afterwards()).Fact.Points.ShouldBe(2);
        AddedPoints.PlaceOf("a1").ShouldBe(1);
        AddedPoints.PlaceOf("5-1").ShouldBeNull();
    }

    [Fact]
    public void Makes_the_point_and_every_duty_in_the_same_append()
    {
        var made = Given(Drafted, Assigned).When(Add).Verdict.Elsewhere;
        var planned = made[0].Fact.ShouldBeOfType<WorkPointPlanned>();
        (planned.Number, planned.Section, planned.Reporting!.Consolidator!.Name).ShouldBe(("a1", AddedPoints.Section, "省财政厅"));
        made.Skip(1).Select(e => $"{e.Address.Parent!.Value.Id} {e.Address.Id} {((AssignmentMade)e.Fact).Role} {((AssignmentMade)e.Fact).Section}").ShouldBe(["a1 2 Lead -1", "a1 11 Responsible -1"]);
    }

    [Fact]
    public void The_next_one_gets_the_next_number() =>
        Given(Drafted, Assigned).When(Add).AndAgain(Add with { Title = "另一项" }).Then(new PointAdded("a2", Day.AddDays(60), Basis, "另一项", 2) { Told = [Finance.Unit, CityA.Unit] });

    [Fact]
    public void Said_twice_is_written_once() => Given(Drafted, Assigned).When(Add).AndAgain(Add with { On = Day.AddDays(61) }).ThenNothing();

    [Fact]
    public void A_unit_named_in_two_roles_has_the_stronger_one() =>
        Given(Drafted, Assigned).When(Add with { Duties = [Duty(Finance, Role.Responsible), Duty(Finance, Role.Lead)] })
            .Verdict.Elsewhere.Select(e => e.Fact).OfType<AssignmentMade>().ShouldHaveSingleItem().Role.ShouldBe(Role.Lead);

    [Fact]
    public void With_two_leads_nobody_sums_up_until_one_is_named()
    {
        var two = Add with { Duties = [Duty(Finance, Role.Lead), Duty(Office, Role.Lead)] };
        Reporting(two).Consolidator.ShouldBeNull();
        Reporting(two with { Consolidator = Office }).Consolidator.ShouldBe(Office);
        Given(Drafted, Assigned).When(two with { Route = ReportingRoute.ThroughLead }).ThenRefused("plan.route-without-consolidator");
    }

    [Fact]
    public void Where_one_leads_no_other_can_sum_up() =>
        Given(Drafted, Assigned).When(Add with { Consolidator = Office }).ThenRefused("plan.lead-consolidates");

    [Fact]
    public void To_a_draft_is_refused() => Given(Drafted).When(Add).ThenRefused("plan.not-assigned");

    [Fact]
    public void To_a_past_years_record_is_refused() =>
        Given(Drafted, new PlanRecorded(Day, 2, 4, [])).When(Add).ThenRefused("plan.history");

    [Fact]
    public void Without_its_basis_is_refused() => Given(Drafted, Assigned).When(Add with { Basis = Basis with { Number = " " } }).ThenRefused("plan.basis-missing");

    [Fact]
    public void With_a_basis_of_tomorrow_is_refused() =>
        Given(Drafted, Assigned).When(Add with { Basis = Basis with { Date = Day.AddDays(61) } }).ThenRefused("plan.basis-ahead");

    [Fact]
    public void Without_words_is_refused()
    {
        Given(Drafted, Assigned).When(Add with { Title = "" }).ThenRefused("plan.title-missing");
        Given(Drafted, Assigned).When(Add with { Text = " " }).ThenRefused("plan.added-text-missing");
    }

    [Fact]
    public void Without_a_unit_is_refused() => Given(Drafted, Assigned).When(Add with { Duties = [] }).ThenRefused("plan.nothing-to-assign");

    private static PointReporting Reporting(AddPoint add) =>
        Given(Drafted, Assigned).When(add).Verdict.Elsewhere.Select(e => e.Fact).OfType<WorkPointPlanned>().Single().Reporting!;

    private static PlannedDuty Duty(UnitRef unit, Role role) => new(unit.Unit, unit.Name, role);
}
