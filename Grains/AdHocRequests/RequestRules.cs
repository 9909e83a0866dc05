using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.AdHocRequests;

/// <summary>What a request must be before it may stand.</summary>
public static class RequestRules
{
    public const int MostFields = 12;
    public const int LongestTitle = 100;
    public const int LongestName = 60;
    public const int LongestMeasure = 20;
    public const int LongestHint = 200;
    public const int LongestBasis = 300;
    public const int LongestNumber = 60;
    public const int LongestNote = 2_000;
    public const int LongestReason = 2_000;
    public const int MostChoices = 30;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static Rejection? Fault(RequestContent content) =>
        IsNoLine(content.Title, LongestTitle) ? new Rejection("ad-hoc-request.title-invalid", $"{LongestTitle}")
        : Fault(content.Basis) is { } basis ? basis
        : content.Note?.Length > LongestNote ? new Rejection("ad-hoc-request.note-too-long", $"{content.Note.Length}", $"{LongestNote}")
        : content.Fields.IsDefaultOrEmpty ? new Rejection("ad-hoc-request.fields-missing")
        : content.Fields.Length > MostFields ? new Rejection("ad-hoc-request.too-many-fields", $"{content.Fields.Length}", $"{MostFields}")
        : content.Fields.Select(Fault).FirstOrDefault(fault => fault is not null) is { } field ? field
        : content.Fields.GroupBy(f => f.Key).FirstOrDefault(same => same.Count() > 1) is { } twice ? new Rejection("ad-hoc-request.field-twice", twice.First().Name)
        : null;

    /// <summary>A reason that must be given; null: it is one.</summary>
    public static Rejection? ReasonFault(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Rejection("ad-hoc-request.reason-missing")
        : reason.Length > LongestReason ? new Rejection("ad-hoc-request.reason-too-long", $"{reason.Length}", $"{LongestReason}")
        : null;

    private static Rejection? Fault(RequestBasis basis) =>
        string.IsNullOrWhiteSpace(basis.Text) || basis.Text.Length > LongestBasis || HasLines(basis.Text) ? new Rejection("ad-hoc-request.basis-missing", $"{LongestBasis}")
        : basis.Kind == BasisKind.Document && IsNoLine(basis.Number ?? "", LongestNumber) ? new Rejection("ad-hoc-request.basis-number-missing", $"{LongestNumber}")
        : basis.Kind != BasisKind.Document && basis.Day is null ? new Rejection("ad-hoc-request.basis-day-missing")
        : null;

    private static Rejection? Fault(RequestField field) =>
        IsNoLine(field.Name, LongestName) ? new Rejection("ad-hoc-request.field-name-invalid", $"{LongestName}")
        : field.Hint is { } hint && (hint.Length > LongestHint || HasLines(hint)) ? new Rejection("ad-hoc-request.hint-invalid", field.Name, $"{LongestHint}")
        : field.Measure is { } measure && (field.Kind != FieldKind.Number || IsNoLine(measure, LongestMeasure)) ? new Rejection("ad-hoc-request.measure-invalid", field.Name, $"{LongestMeasure}")
        : field.Choices.IsDefault || (field.Kind == FieldKind.Choice) != (field.Choices.Length >= 2) || field.Choices.Length > MostChoices
            || field.Choices.Any(c => IsNoLine(c, LongestName)) || field.Choices.Distinct().Count() < field.Choices.Length
            ? new Rejection("ad-hoc-request.choices-invalid", field.Name, $"{MostChoices}", $"{LongestName}")
        : null;

    private static bool IsNoLine(string text, int longest) => string.IsNullOrWhiteSpace(text) || text.Length > longest || HasLines(text);

    private static bool HasLines(string text) => text.Any(char.IsControl);
}
