using System.Collections.Immutable;
using System.Globalization;

namespace Tracker.Gateway.Shared;

/// <summary>
/// Rows of a form whose fields are named by their place: t3 is the fourth row's text. A row that offers nothing to fill in has no fields, so the places
/// that were sent may have gaps: they are read as they came, never counted up to the first that is missing.
/// </summary>
internal static class FormRows
{
    /// <summary>The places of the rows that have this field, from the first down.</summary>
    /// <param name="field">The name before the place.</param>
    public static ImmutableArray<int> Places(IFormCollection? form, string field) =>
        form is null ? [] : [.. form.Keys.Select(name => PlaceIn(name, field)).OfType<int>().Order()];

    private static int? PlaceIn(string name, string field) =>
        name.StartsWith(field, StringComparison.Ordinal) && int.TryParse(name.AsSpan(field.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && name.Length == field.Length + place.ToString(CultureInfo.InvariantCulture).Length ? place : null;
}
