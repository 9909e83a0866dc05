using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Gateway.Shared;

/// <summary>One field of a form, as it stands in the state that the form is about.</summary>
/// <param name="Text">As it stands in the field; of a tick anything that is not empty.</param>
/// <param name="Tick">The value that a tick sends, as several ticks have one name; null: it is no tick. Only ticked ones are named.</param>
/// <param name="Says">How the text is read to a person, where it is a number or a code; null: as it is.</param>
public sealed record EditField(string Name, string Label, string Text, string? Tick = null, Func<string, string>? Says = null)
{
    public static EditField Ticked(string name, string value, string label) => new(name, label, "1", value, on => on.Length > 0 ? "勾选" : "不勾选");

    public (string, string?) Key => (Name, Tick);
}

/// <summary>What was written since a form was opened: the fields as they were then, and after each later fact with who wrote it.</summary>
public sealed record EditsSince(IReadOnlyList<EditField> Seen, IReadOnlyList<(IReadOnlyList<EditField> Fields, string By, DateTimeOffset At)> Steps);

/// <param name="Now">What the other wrote.</param>
/// <param name="Mine">What stands in the field as it was sent.</param>
/// <param name="IChanged">Whether that differs from what the writer had before their eyes.</param>
public sealed record FieldDifference(EditField Field, string Seen, string Now, string Mine, bool IChanged, string By, DateTimeOffset At)
{
    /// <summary>Both changed it, and differently: a person has to choose.</summary>
    public bool Clashes => IChanged && Mine != Now;

    public string Say(string text) => Field.Says?.Invoke(text) ?? text;
}

/// <summary>
/// A form that two people may have open at once. What is sent is held against the version that its writer saw: fields that only the other changed take
/// the other's words, and where both changed one, it is chosen by a person. Nothing is overwritten in silence.
/// </summary>
public sealed class FormEdits
{
    /// <summary>The version that the form was made from.</summary>
    public const string VersionField = "version";

    /// <summary>The version before that, while there is something to choose.</summary>
    public const string SinceField = "since";

    private const string Changed = "grain.changed-meanwhile";
    private const string NotChosen = "form.unchosen";
    private const string ClashField = "clash";
    private const string KeepNow = "now";
    private const string KeepMine = "mine";

    private readonly IFormCollection? _typed;
    private readonly Func<EditField, string, string> _clean;
    private readonly Dictionary<(string, string?), EditField> _now;
    private readonly long _version;
    private Dictionary<(string, string?), FieldDifference> _differences = [];
    private bool _merges;

    /// <param name="typed">What was sent from the page; it counts where it is of this form.</param>
    /// <param name="clean">A field's text as it is stored, so that one number or line end written in two ways is no change; null: only ends of lines and blanks round it.</param>
    public FormEdits(IFormCollection? typed, string form, long version, IEnumerable<EditField> now, Func<EditField, string, string>? clean = null)
    {
        _typed = typed?["_handler"].ToString() == form ? typed : null;
        _version = version;
        _clean = clean ?? ((_, text) => Lines(text));
        _now = ByKey(now);
    }

    /// <summary>What the next sending is held against.</summary>
    public long Version => IsMet ? _version : VersionTyped ?? _version;

    /// <summary>The version that was sent; null: none, and whatever stands is meant.</summary>
    public long? VersionTyped => Number(VersionField);

    /// <summary>From where the differences are told; null: there is nothing to tell.</summary>
    public long? Since { get; private set; }

    /// <summary>The form was sent when somebody else had written.</summary>
    public bool IsMet { get; private set; }

    /// <summary>In the order of the form.</summary>
    public IReadOnlyCollection<FieldDifference> Differences => _differences.Values;

    /// <summary>Why it cannot be taken yet: both changed a field, and nobody said whose words shall stand. Null: nothing is left to choose.</summary>
    public Rejection? Unchosen =>
        _typed?[ClashField].OfType<string>().Count(name => Choice(name) is not (KeepNow or KeepMine)) is > 0 and var left ? new Rejection("form.unchosen", $"{left}") : null;

    /// <summary>What stands in the field: as it was sent, else as it is.</summary>
    public string Text(string name)
    {
        var now = _now.GetValueOrDefault((name, null))?.Text ?? "";
        return Said(name) is not { } said ? now
            : _merges && _differences.GetValueOrDefault((name, null)) is { IChanged: false } ? now
            : said;
    }

    /// <param name="stands">What stands in a field that the state says nothing of, such as an empty row.</param>
    public string? Text(string name, string? stands) => Said(name) is null && !_now.ContainsKey((name, null)) ? stands : Text(name);

    public bool Ticks(string name, string value)
    {
        var now = _now.ContainsKey((name, value));
        return _typed is null || (_merges && _differences.GetValueOrDefault((name, value)) is { IChanged: false }) ? now : TicksSent(name, value);
    }

    /// <summary>What is sent of a field: nothing is changed where the other's words were chosen. Null: nothing was sent.</summary>
    public string? Said(string name) =>
        _typed is null || !_typed.TryGetValue(name, out var sent) ? null
        : Choice(name) == KeepNow ? _now.GetValueOrDefault((name, null))?.Text ?? ""
        : sent.ToString();

    /// <summary>Beside a field that both changed; null: it is none.</summary>
    public string? Flag(string name) => _differences.GetValueOrDefault((name, null)) is { Clashes: true } ? "别人也改了这一处，请在上面选用哪一个。" : null;

    public bool Chose(string name, bool now) => Choice(name) == (now ? KeepNow : KeepMine);

    /// <summary>The version from which on it has to be told what was written; null: it was not refused for that.</summary>
    public long? MeetsFrom(Rejection? refused) => refused?.Code switch
    {
        Changed => VersionTyped,
        NotChosen => Number(SinceField),
        _ => null,
    };

    /// <summary>After a sending that was refused because of it: holds what was sent against what was written since.</summary>
    public void Meet(EditsSince since, Rejection refused)
    {
        var seen = ByKey(since.Seen);
        (IsMet, _merges, Since) = (true, refused.Code == Changed, MeetsFrom(refused));
        var differences = new Dictionary<(string, string?), FieldDifference>();
        foreach (var field in _now.Values.Concat(seen.Values.Where(f => !_now.ContainsKey(f.Key))))
        {
            var (before, now) = (TextOf(seen, field.Key), TextOf(_now, field.Key));
            if (before == now)
            {
                continue;
            }
            var mine = field.Tick is { } value ? TicksSent(field.Name, value) ? "1" : "" : Sent(field) is { } sent ? _clean(field, sent) : before;
            var (by, at) = LastWriter(field.Key, since);
            differences[field.Key] = new FieldDifference(field, before, now, mine, mine != _clean(field, before), by, at);
        }
        _differences = differences;
    }

    public static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();

    private static (string By, DateTimeOffset At) LastWriter((string, string?) key, EditsSince since)
    {
        var (by, at, before) = ("", default(DateTimeOffset), TextOf(ByKey(since.Seen), key));
        foreach (var (fields, writer, moment) in since.Steps)
        {
            if (TextOf(ByKey(fields), key) is var text && text != before)
            {
                (by, at, before) = (writer, moment, text);
            }
        }
        return (by, at);
    }

    private static Dictionary<(string, string?), EditField> ByKey(IEnumerable<EditField> fields)
    {
        var byKey = new Dictionary<(string, string?), EditField>();
        foreach (var field in fields)
        {
            byKey[field.Key] = field;
        }
        return byKey;
    }

    private static string TextOf(Dictionary<(string, string?), EditField> fields, (string, string?) key) => fields.GetValueOrDefault(key)?.Text ?? "";

    private string? Sent(EditField field) => _typed is not null && _typed.TryGetValue(field.Name, out var sent) ? sent.ToString() : null;

    private bool TicksSent(string name, string value) => _typed?[name].Contains(value) == true;

    private string? Choice(string name) => _typed?[ChoiceOf(name)].ToString();

    private long? Number(string field) => long.TryParse(_typed?[field].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string ChoiceOf(string name) => $"keep.{name}";
}
