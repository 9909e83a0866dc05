using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>The classes and the injected words as they were collected beside the project.</summary>
public class Knowing_how_units_are_written
{
    [CasesFact]
    public void Takes_no_class_for_one_unit()
    {
        foreach (var group in Cases.Json("units.json").GetProperty("groups").EnumerateArray())
        {
            var (names, meaning) = (group[0].GetString()!.Split(" / "), group[1].GetString()!);
            foreach (var name in names)
            {
                var kind = GroupWords.Of(name);
                if (name.StartsWith('各'))
                {
                    kind.ShouldNotBe(UnitClass.Single, name);
                }

                if (meaning.StartsWith("all ", StringComparison.Ordinal))
                {
                    kind.ShouldBe(UnitClass.NamedClass, name);
                }
                else if (meaning.Contains("subset", StringComparison.Ordinal))
                {
                    kind.ShouldBe(UnitClass.VagueClass, name);
                }
            }
        }
    }

    [CasesFact]
    public void Asks_about_every_injected_word_wherever_it_stands()
    {
        foreach (var injected in Cases.Json("units.json").GetProperty("injected").EnumerateArray())
        {
            var token = injected.GetProperty("token").GetString()!;
            var draft = PlanReader.Read(new SourceText($"{token}2024年政务公开工作要点\n一、公开\n1.晒出台账。按{token}要求晒。(牵头单位:{token};责任单位:各市政府)\n2.说清来源。都说。({token}负责)"));
            draft.Questions.Where(q => q.Kind == QuestionKind.SuspectWord).Select(q => (q.Point, q.Where, q.Quote))
                .ShouldBe([(null, "title", token), ("1", "text", token), ("1", "leadUnits", token), ("2", "responsibleUnits", token)]);
        }
    }

    [CasesFact]
    public void Keeps_both_names_of_a_unit_with_an_alias_as_one()
    {
        foreach (var aliases in Cases.Json("units.json").GetProperty("aliases").EnumerateArray())
        {
            var name = aliases[0].GetString()!;
            var point = PlanReader.Read(new SourceText($"要点\n1.晒出台账。都要晒。({name}牵头,省气象局配合)")).Points.ShouldHaveSingleItem();
            point.LeadUnits.ShouldHaveSingleItem().Name.ShouldBe(name);
        }
    }
}
