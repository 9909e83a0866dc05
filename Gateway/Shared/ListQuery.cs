using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Tracker.Gateway.Shared;

/// <summary>What a list was asked for, read from the address: filters, order and page. Links change one part and keep the rest.</summary>
public sealed class ListQuery
{
    public const string SortField = "sort";
    public const string PageField = "page";

    private readonly Dictionary<string, StringValues> _fields;

    private ListQuery(string path, Dictionary<string, StringValues> fields) => (Path, _fields) = (path, fields);

    public static ListQuery Of(HttpRequest request) => new(
        request.Path,
        request.Query.Where(field => !StringValues.IsNullOrEmpty(field.Value) && field.Value != "").ToDictionary(StringComparer.Ordinal));

    /// <summary>As it is where nothing is asked of it.</summary>
    public static ListQuery Nothing(string path) => new(path, []);

    /// <summary>The list's address without what it is asked for.</summary>
    public string Path { get; }

    /// <summary>The column it is sorted by; null: the list's own order.</summary>
    public string? Sort => this[SortField]?.TrimStart('-');

    public bool Descending => this[SortField]?.StartsWith('-') == true;

    public int Page => int.TryParse(this[PageField], out var page) && page > 0 ? page : 1;

    /// <summary>A filter's value, trimmed; null: not filtered by it.</summary>
    public string? this[string field] => _fields.TryGetValue(field, out var value) && value[0]?.Trim() is { Length: > 0 } text ? text : null;

    public bool Filters(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (this[field] is not null)
            {
                return true;
            }
        }
        return false;
    }

    public T? Choice<T>(string field)
        where T : struct, Enum => Enum.TryParse<T>(this[field], ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The same list with one part changed; null takes it away. Whatever changes, the reader starts on the first page again.</summary>
    public string With(string field, string? value) => Link(Path, field, value);

    /// <summary>The same filters at another address, such as a download's, with fields added.</summary>
    public string At(string path, params ReadOnlySpan<(string Field, string Value)> more)
    {
        var link = Link(path, PageField, null);
        foreach (var (field, value) in more)
        {
            link = QueryHelpers.AddQueryString(link, field, value);
        }
        return link;
    }

    private string Link(string path, string field, string? value) => QueryHelpers.AddQueryString(
        path,
        _fields.Where(f => f.Key != field && f.Key != PageField)
            .Concat(value is null ? [] : [KeyValuePair.Create(field, new StringValues(value))]));
}
