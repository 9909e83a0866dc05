using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Gateway.Ledger;

/// <summary>An office's own ledger: which columns, in which order, under which headings (督查室, 绩效 and others want the same facts otherwise).</summary>
public sealed record ColumnTemplate(string Name, ImmutableArray<TemplateColumn> Columns)
{
    public const int LongestName = 40;
    public const int LongestHeading = 40;
    public const int MostColumns = 30;

    /// <summary>As real ledgers have them.</summary>
    public static ColumnTemplate Default { get; } = new(
        "工作台账",
        [.. ((ReadOnlySpan<string>)["no", "task", "measures", "lead", "unit", "department", "deadline", "progress", "evidence", "problem", "next", "status", "remark"])
            .ToArray().Select(key => new TemplateColumn(key))]);

    public Rejection? Fault() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName || Name.AsSpan().IndexOfAny('/', '\\', '\n') >= 0 => new Rejection("ledger-template.name", $"{LongestName}"),
        { Columns: { IsDefaultOrEmpty: true } or { Length: > MostColumns } } => new Rejection("ledger-template.columns", $"{MostColumns}"),
        _ when Columns.FirstOrDefault(c => WorkLedgerColumns.Find(c.Key) is null) is { } unknown =>
            new Rejection("ledger-template.column-unknown", unknown.Key, string.Join('、', WorkLedgerColumns.All.Select(c => $"{c.Key}（{c.Heading}）"))),
        _ when Columns.FirstOrDefault(c => c.Heading is { Length: > LongestHeading }) is { } longer => new Rejection("ledger-template.heading-too-long", longer.Heading!, $"{LongestHeading}"),
        _ => null,
    };
}

/// <param name="Key">Such as <c>progress</c>.</param>
/// <param name="Heading">Null: the usual one.</param>
public sealed record TemplateColumn(string Key, string? Heading = null);
