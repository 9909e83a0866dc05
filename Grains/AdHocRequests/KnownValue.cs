using System.Collections.Immutable;

namespace Tracker.AdHocRequests;

/// <summary>What a unit has told before, this year.</summary>
/// <param name="Field">As it was asked then; a figure of a period return is a number with its measure.</param>
/// <param name="Where">The request's or the point's title.</param>
public sealed record ToldBefore(RequestField Field, string Value, string Where, DateOnly On);

/// <summary>已有: an answer that needs not be asked for; the unit finds it filled in and may change it.</summary>
/// <param name="Field">The name of the field that is asked now.</param>
public sealed record KnownValue(string Field, string Value, string Where, DateOnly On)
{
    /// <summary>
    /// Which of these fields are known: what was told last of a field of the same name, kind and measure. A choice that is offered no more, or words
    /// of another kind, are not known.
    /// </summary>
    public static ImmutableArray<KnownValue> Of(ImmutableArray<RequestField> asked, IEnumerable<ToldBefore> told)
    {
        var last = told.OrderByDescending(t => t.On).ToList();
        return
        [
            .. from field in asked
               let before = last.FirstOrDefault(t => field.AsksTheSameAs(t.Field) && (field.Kind != FieldKind.Choice || field.Choices.Contains(t.Value)))
               where before is not null
               select new KnownValue(field.Name, before.Value, before.Where, before.On),
        ];
    }
}
