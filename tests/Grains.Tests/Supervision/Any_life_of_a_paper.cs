using FsCheck;
using FsCheck.Fluent;
using Tracker.Accounts;
using Tracker.Supervision;
using Tracker.Units;
using static Tracker.Grains.Tests.Supervision.PaperCase;

namespace Tracker.Grains.Tests.Supervision;

/// <summary>Whatever is said in whatever order, these hold.</summary>
public class Any_life_of_a_paper
{
    private static readonly Gen<AccountId> Accounts = Gen.Elements(Drafter, Signer, AccountId.Parse("third"));

    private static readonly Gen<PaperContent> Contents =
        from rung in Gen.Elements(PaperRung.Reminder, PaperRung.Notice, PaperRung.Circular, PaperRung.Circular)
        from facts in Gen.Elements<PaperFact[]>([FirstFact], [FirstFact, SecondFact], [FirstFact with { Words = "改" }, SecondFact, new(First.Unit, null, "其他")])
        select Circular with { Rung = rung, Units = facts.Length == 1 ? [First] : [First, Second], Facts = [.. facts] };

    private static readonly Gen<PaperCommand> Commands = Gen.OneOf(
        Accounts.SelectMany(by => Contents.Select(content => (PaperCommand)new DraftPaper(Day, by, true, content))),
        Accounts.SelectMany(by => Contents.Select(content => (PaperCommand)new RecordUrging(Day, by, content))),
        Accounts.SelectMany(by => Contents.Select(content => (PaperCommand)new ReviseDraft(Day, by, true, content))),
        Gen.Choose(0, 6).Select(days => (PaperCommand)new SendForVerification(Day, VerifyBy, Day.AddDays(days))),
        Gen.Elements(First, Second).Select(unit => (PaperCommand)new AnswerVerification(Day, unit.Unit, unit == First, "说明")),
        Accounts.SelectMany(by => Gen.Choose(0, 8).Select(days => (PaperCommand)new SignPaper(Day.AddDays(days), by))),
        Gen.Constant((PaperCommand)Issue),
        Gen.Elements(First, Second).Select(unit => (PaperCommand)(Answer with { Unit = unit.Unit })),
        Gen.Choose(0, 9).Select(n => n == 0 ? Withdraw : (PaperCommand)new RegisterScan(Day, Scan)));

    [Fact]
    public void Issues_nothing_that_no_other_person_signed() => Holds(paper => paper.Issue is null || (paper.WasRecorded && paper.Content.Rung <= PaperRung.Urge) || (paper.Signature is { } s && !paper.Drafters.Contains(s.By)));

    [Fact]
    public void Signs_no_circular_whose_units_were_not_asked_about_every_finding() =>
        Holds(paper => paper.Signature is null || paper.Content.Rung != PaperRung.Circular || paper.Unverified.IsEmpty);

    [Fact]
    public void Signs_no_circular_before_all_answered_or_the_day_is_past() =>
        Holds(paper => paper.Signature is not { } s || paper.Content.Rung != PaperRung.Circular || paper.Silent.IsEmpty || s.On > paper.VerifyBy);

    [Fact]
    public void Takes_answers_only_to_what_was_issued_and_only_from_whom_it_names() =>
        Holds(paper => paper.Answers.IsEmpty || (paper.Issue is not null && paper.Answers.All(a => paper.Content.Names(a.Unit))));

    /// <summary>After every fact of any run of commands.</summary>
    private static void Holds(Func<SupervisionPaper.Written, bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Commands.ArrayOf(30).ToArbitrary(), commands =>
    {
        var state = SupervisionPaper.Initial;
        foreach (var command in commands)
        {
            state = PaperDecider.Decide(state, command).Facts.Aggregate(state, SupervisionPaper.Evolve);
            if (state is SupervisionPaper.Written paper && !law(paper))
            {
                return false;
            }
        }
        return true;
    }));
}
