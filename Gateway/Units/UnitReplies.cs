using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <param name="Id">The unit's number: given once, whatever it is called.</param>
/// <param name="Learnt">Those of the aliases that an answer taught, with that answer.</param>
internal sealed record UnitRowView(
    UnitId Id,
    string Name,
    ImmutableArray<string> Aliases,
    UnitLevel? Level,
    UnitId? Parent,
    DivisionCode? Division,
    UnitKind? Kind,
    ImmutableArray<string> Groups,
    bool Active,
    ImmutableArray<LearntAlias> Learnt)
{
    public static UnitRowView Of(Unit u, UnitRegister register) => new(
        u.Id, u.Name, u.Aliases, u.Details.Level, u.Parent, u.Details.Division, u.Details.Kind, [.. register.GroupsOf(u.Id).Select(g => g.Name)], u.Active,
        [.. u.Aliases.Select(a => register.Lessons.GetValueOrDefault(NameKey.Of(a))).OfType<AliasConfirmed>().Select(l => new LearntAlias(l.Alias, l.From))]);
}

internal sealed record LearntAlias(string Alias, Lesson From);

internal sealed record RemoveAliasRequest(string Alias, DivisionCode? Government = null);

internal sealed record GroupView(string Name, ImmutableArray<UnitId> Members);

/// <param name="Applied">False: a preview, or refused; nothing was written.</param>
/// <param name="Refusal">Why it was not applied, or not to the end.</param>
/// <param name="Lines">Those that change something or are refused.</param>
/// <param name="Codes">One-time codes of new accounts: shown this once.</param>
internal sealed record UnitsImportReply(
    DivisionCode Government,
    bool Applied,
    Rejection? Refusal,
    int New,
    int Changed,
    int Unchanged,
    int Refused,
    ImmutableArray<UnitsLineView> Lines,
    ImmutableArray<OneTimeCodeView> Codes)
{
    public static UnitsImportReply Of(DivisionCode government, UnitsPreview p, ImmutableArray<IssuedCode> codes, bool applied, Rejection? refusal) => new(
        government,
        applied,
        refusal ?? p.Rejection,
        p.New,
        p.Changed,
        p.Unchanged,
        p.Refused,
        [.. p.Lines.Where(l => l.Fate is not RowFate.Unchanged).Select(UnitsLineView.Of)],
        [.. codes.Select(c => new OneTimeCodeView(c.Account.Value, c.PersonName, c.Code, c.Until))]);
}

/// <param name="Fate"><c>new</c>, <c>changed</c>, <c>unchanged</c> or <c>refused</c>.</param>
/// <param name="Changed">Headings of the columns that change something.</param>
internal sealed record UnitsLineView(int Number, string Name, string Fate, ImmutableArray<string> Changed, ImmutableArray<LineProblem> Problems)
{
    public static UnitsLineView Of(PreviewLine l) =>
        new(l.Number, l.Name, FateOf(l.Fate), l.Changed, [.. l.Problems.Select(p => new LineProblem(p.Column, p.Rejection))]);

    private static string FateOf(RowFate fate) => fate switch
    {
        RowFate.New => "new",
        RowFate.Changed => "changed",
        RowFate.Unchanged => "unchanged",
        _ => "refused",
    };
}

internal sealed record LineProblem(string Column, Rejection Rejection);

internal sealed record OneTimeCodeView(string Account, string Person, string Code, DateTimeOffset Until);

internal sealed record ReturnApproval(bool Needed);
