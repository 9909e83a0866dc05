using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Evidence;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Returns;

/// <summary>Reads a posted sheet, whichever of its buttons or scripts sent it. Fields are named by their place: o3 is the third row's outcome.</summary>
internal static class SheetForm
{
    public const int MostQuantities = 20;

    /// <summary>The field that names its row.</summary>
    private const string Key = "k";

    public static TypedSheet Read(IFormCollection form, Sheet sheet, KeptDraft kept)
    {
        var known = sheet.There.Concat(sheet.OfOthers).Concat(kept.Draft.Rows.Values.SelectMany(r => r.Evidence)).DistinctBy(EvidenceKeys.Of).ToDictionary(EvidenceKeys.Of);
        var rows = ImmutableArray.CreateBuilder<KeyValuePair<string, TypedRow>>();
        foreach (var i in FormRows.Places(form, Key))
        {
            rows.Add(new(form[$"{Key}{i}"].ToString(), new TypedRow(RowAt(form, i, known), form[$"b{i}"].ToString())));
        }
        (DraftSignOff, string)? signOff = form.TryGetValue("signoff", out var mark) ? (SignOffOf(form, kept.SignOff), mark.ToString()) : null;
        return new TypedSheet(rows.DrainToImmutable(), signOff);
    }

    /// <summary>The place of a row's fields in the form that was sent.</summary>
    public static int PlaceOf(IFormCollection form, string key) => FormRows.Places(form, Key).First(i => form[$"{Key}{i}"] == key);

    public static string NameOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Progress => "progress",
        RowOutcome.Same => "same",
        RowOutcome.Nothing => "nothing",
        _ => "not-concerned",
    };

    private static DraftRow RowAt(IFormCollection form, int i, Dictionary<string, EvidenceItem> known) => new(
        form[$"o{i}"].ToString() switch
        {
            "progress" => RowOutcome.Progress,
            "same" => RowOutcome.Same,
            "nothing" => RowOutcome.Nothing,
            "not-concerned" => RowOutcome.NotConcerned,
            _ => null,
        },
        DraftRow.Clean(form[$"t{i}"]),
        DraftRow.Clean(form[$"r{i}"]),
        DraftRow.Clean(form[$"p{i}"]),
        DraftRow.Clean(form[$"n{i}"]),
        Quantities(form, i),
        DraftRow.Clean(form[$"l{i}"]),
        DraftRow.Sorted(form[$"e{i}"].OfType<string>().Select(known.GetValueOrDefault).OfType<EvidenceItem>()));

    private static ImmutableArray<DraftQuantity> Quantities(IFormCollection form, int i)
    {
        var typed = ImmutableArray.CreateBuilder<DraftQuantity>();
        var (names, values, measures, parts) = (form[$"qn{i}"], form[$"qv{i}"], form[$"qm{i}"], form[$"qp{i}"]);
        for (var q = 0; q < Math.Min(names.Count, MostQuantities + 1); q++)
        {
            var one = new DraftQuantity(At(names, q), At(values, q), At(measures, q), At(parts, q));
            if (one.Name.Length > 0 || one.Measure.Length > 0 || !one.IsEmpty)
            {
                typed.Add(one);
            }
        }
        return typed.DrainToImmutable();

        static string At(Microsoft.Extensions.Primitives.StringValues all, int place) => place < all.Count ? DraftRow.Clean(all[place]) : "";
    }

    private static DraftSignOff SignOffOf(IFormCollection form, DraftSignOff before) => new(
        Short(form["filler"]),
        Short(form["reviewer"]),
        Short(form["reviewer-post"]),
        Short(form["phone"]),
        Short(form["leader"]),
        Short(form["leader-on"]),
        before.Scan);

    private static string Short(string? text)
    {
        var clean = DraftRow.Clean(text);
        return clean.Length <= 60 ? clean : clean[..60];
    }
}
