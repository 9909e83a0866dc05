using Tracker.Units;

namespace Tracker.Grains.Tests.Units;

public class Following_units_to_their_successors
{
    private static readonly UnitRef One = new(UnitId.Of(1), "甲局"), Two = new(UnitId.Of(2), "乙局"), Three = new(UnitId.Of(3), "丙局");

    [Fact]
    public void A_unit_that_is_there_answers_for_itself_under_its_name_of_today() =>
        Register(new UnitRenamed(One.Unit, "甲委")).HolderNow(One).ShouldBe(new UnitRef(One.Unit, "甲委"));

    [Fact]
    public void Merged_twice_it_is_the_last_that_took_over() =>
        Register([.. Merged(1, One, Two), .. Merged(2, Two, Three)]).HolderNow(One).ShouldBe(Three);

    [Fact]
    public void Where_several_took_over_a_person_has_to_say() =>
        Register([.. Change(1, UnitChangeKind.Split, [One], [Two, Three]), new UnitDeactivated(One.Unit)]).HolderNow(One).ShouldBe(One);

    private static UnitRegisterEvent[] Merged(int no, UnitRef from, UnitRef to) => [.. Change(no, UnitChangeKind.Merge, [from], [to]), new UnitDeactivated(from.Unit)];

    private static UnitRegisterEvent[] Change(int no, UnitChangeKind kind, UnitRef[] from, UnitRef[] to)
    {
        var id = UnitChangeId.Parse($"{no}");
        return [new UnitChangePlanned(id, kind, new DateOnly(2026, no, 1), new ChangeBasis("文"), [.. from], [.. to]), new UnitChangeCarriedOut(id, new DateOnly(2026, no, 1), new ChangeCount(0, 0, 0, 0))];
    }

    private static UnitRegister Register(params UnitRegisterEvent[] facts) =>
        ((UnitRegisterEvent[])[.. ((UnitRef[])[One, Two, Three]).Select(u => new UnitRegistered(u.Unit, u.Name, [], UnitDetails.None)), .. facts]).Aggregate(UnitRegister.Initial, UnitRegister.Evolve);
}
