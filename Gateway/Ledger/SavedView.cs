using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Ledger;

/// <summary>A view of a ledger that somebody saved: filters, order and, of the full ledger, columns. It belongs to no plan: next year it fits the next one.</summary>
/// <param name="Fields">As the page's address says them.</param>
public sealed record SavedView(string Name, ViewPage Page, ImmutableSortedDictionary<string, string> Fields)
{
    public const int LongestName = 40;
    public const int LongestField = 200;

    /// <summary>The columns of the full ledger, by their template's name.</summary>
    public const string TemplateField = "template";

    public Rejection? Fault() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName || Name.AsSpan().IndexOfAny('/', '\\', '\n') >= 0 => new Rejection("ledger-view.name", $"{LongestName}"),
        _ when Fields.Keys.FirstOrDefault(f => !MayBe(f)) is { } strange => new Rejection("ledger-view.field-unknown", strange),
        _ when Fields.FirstOrDefault(f => f.Value.Length > LongestField) is { Key: { } longer } => new Rejection("ledger-view.field-too-long", longer, $"{LongestField}"),
        _ => null,
    };

    public string On(GrainAddress plan) =>
        QueryHelpers.AddQueryString($"/plans/{plan.RouteForm}/ledger{(Page is ViewPage.Work ? "/print" : "")}", Fields.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)));

    private bool MayBe(string field) => LedgerFilter.Fields.Contains(field) || (Page is ViewPage.Work && field == TemplateField);
}

[JsonConverter(typeof(JsonStringEnumConverter<ViewPage>))]
public enum ViewPage
{
    /// <summary>台账.</summary>
    [JsonStringEnumMemberName("ledger")]
    Ledger,

    /// <summary>工作台账.</summary>
    [JsonStringEnumMemberName("work")]
    Work,
}

/// <summary>A view as it is kept.</summary>
/// <param name="Owner">Null: the office shares it with everybody.</param>
public sealed record KeptView(SavedView View, AccountId? Owner)
{
    public bool IsShared => Owner is null;
}
