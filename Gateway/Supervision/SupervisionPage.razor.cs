using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

public partial class SupervisionPage
{
    private const int PageSize = 20;
    private IReadOnlyList<LadderSuggestion> _suggestions = [];
    private IReadOnlyList<(PaperRung Rung, int Units)> _byRung = [];
    private int _allSuggestions, _allIssued;
    private IReadOnlyList<PaperLine> _underWay = [], _issued = [];
    private IReadOnlyList<(PaperLine Paper, PaperUnit Unit)> _own = [];
    private IReadOnlyList<PeriodLine> _periods = [];
    private bool _mayDraft, _seesAll;

    [Inject] private PaperReading Reading { get; set; } = null!;
    [Inject] private SupervisionFacts Facts { get; set; } = null!;
    [Inject] private FirstDrafts Drafts { get; set; } = null!;
    [Inject] private ILedger Ledger { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        if (AccessTable.Of(Caller, Deed.ReadPaper) == Reach.Nothing)
        {
            return false;
        }
        (_mayDraft, _seesAll) = (May(Deed.DraftPaper), May(Deed.ReadPaper));
        var all = await Reading.All(Caller, Government, Cancel);
        _underWay = [.. all.Where(p => p.Stage is PaperStage.Draft or PaperStage.Verifying or PaperStage.Signed)];
        _issued = [.. all.Where(p => p.WasIssued).Take(PageSize)];
        _allIssued = all.Count(p => p.WasIssued);
        _own = await Reading.Own(Caller, Government, Cancel);
        if (_mayDraft)
        {
            var suggestions = await Facts.Suggestions(Government, Cancel);
            (_suggestions, _allSuggestions) = ([.. suggestions.Skip((Query.Page - 1) * PageSize).Take(PageSize)], suggestions.Length);
            _byRung = [.. suggestions.GroupBy(s => s.Rung).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
            _periods = [.. (await Ledger.Periods(Government, null, Cancel)).Where(p => p.From <= Today).Take(8)];
        }
        return true;
    }

    internal static string Named(PaperLine paper) => paper.Units.Length switch
    {
        1 => paper.Units[0].Name,
        <= 3 => string.Join("、", paper.Units.Select(u => u.Name)),
        _ => $"{paper.Units[0].Name}等{paper.Units.Length}个单位",
    };

    private string? DoneText => Done switch
    {
        "withdrawn" => "已作废或撤回。",
        "drafted-all" => $"已起草 {Query["drafted"]} 份{(Query["waiting"] is { Length: > 0 } waiting && waiting != "0" ? $"；另有 {waiting} 个单位已经有这种草稿，没有再起草" : "")}。逐份看过以后，由另一人签发。",
        _ => null,
    };

    private async Task DraftSuggested()
    {
        if (Posted("all") is { Length: > 0 } whole)
        {
            await DraftAll(Enum.TryParse<PaperRung>(whole, out var meant) ? [(meant, null)] : []);
            return;
        }
        if (Posted("taken") is { Length: > 0 })
        {
            var taken = AllPosted("take").Select(t => t.Split('~')).Where(t => t.Length == 2 && Ids.TryRead<UnitId>(t[0], out _) && Enum.TryParse<PaperRung>(t[1], out _));
            await DraftAll([.. taken.GroupBy(t => Enum.Parse<PaperRung>(t[1])).Select(g => (g.Key, (ImmutableArray<UnitId>?)[.. g.Select(t => UnitId.Parse(t[0]))]))]);
            return;
        }
        if (Posted("next")?.Split('~') is not [var number, var word] || !Ids.TryRead<UnitId>(number, out var unit) || !Enum.TryParse<PaperRung>(word, out var rung))
        {
            RefuseAsUnknown();
            return;
        }
        var (drafted, refused) = await Drafts.Suggested(Errand(), Government, unit, rung, Cancel);
        GoOrSay(refused, $"/supervision/{drafted?.Paper.RouteForm}/edit?done=drafted");
    }

    /// <summary>One press: a paper for each.</summary>
    private async Task DraftAll(IReadOnlyList<(PaperRung Rung, ImmutableArray<UnitId>? Units)> chosen)
    {
        var (drafted, waiting) = (0, 0);
        var refused = chosen.Count == 0 ? new Rejection("ladder.none-chosen") : null;
        foreach (var (rung, units) in chosen)
        {
            var (done, fault) = await Drafts.SuggestedForAll(Errand(), Government, rung, units, Cancel);
            (drafted, waiting, refused) = (drafted + (done?.Drafted ?? 0), waiting + (done?.UnderWay ?? 0), fault ?? refused);
        }
        GoOrSay(refused, $"/supervision?done=drafted-all&drafted={drafted}&waiting={waiting}");
    }
}
