using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

public partial class ViewsPage
{
    private IReadOnlyList<KeptView> _views = [];
    private PlanLine? _plan;
    private SavedView? _fresh;
    private KeptView? _changed;
    private bool _mayShare;

    [Inject] private SavedViews Views { get; set; } = null!;

    [Inject] private LedgerReading Plans { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!SavedViews.MayKeep(Caller))
        {
            return false;
        }
        _mayShare = SavedViews.MayShare(Caller, Government);
        _views = await Views.All(Caller, Government, Cancel);
        var plans = (await Plans.Plans(Caller, Government, Cancel)).Where(p => p.HasLedger).ToList();
        _plan = Ids.Address(Query["plan"], Tracker.Plans.Plan.Kind.Name) is { } said ? plans.Find(p => p.Plan == said) : plans.FirstOrDefault();
        var page = EnumNames.TryRead<ViewPage>(Query["of"], out var of) ? of : (ViewPage?)null;
        var fields = LedgerFilter.Fields.Append(SavedView.TemplateField).Where(f => Query[f] is not null).ToImmutableSortedDictionary(f => f, f => Query[f]!, StringComparer.Ordinal);
        _fresh = page is { } from && fields.Count > 0 ? new SavedView("", from, from is ViewPage.Ledger ? fields.Remove(SavedView.TemplateField) : fields) : null;
        _changed = Query["change"]?.Split('/', 2) is [var whose, var name] ? _views.FirstOrDefault(v => v.IsShared == (whose == "shared") && v.View.Name == name) : null;
        return true;
    }

    private async Task Save() => GoOrSay(
        _fresh is null ? new Rejection("ledger-view.name", $"{SavedView.LongestName}")
            : await Views.Put(Caller, Government, _fresh with { Name = (Posted("name") ?? "").Trim() }, Posted("shared") == "true", Cancel),
        Here("saved"));

    private async Task Rename()
    {
        if (_changed is null)
        {
            RefuseAsUnknown();
            return;
        }
        GoOrSay(await Views.Rename(Caller, Government, _changed.View.Name, (Posted("newName") ?? "").Trim(), _changed.IsShared, Cancel), Here("renamed"));
    }

    private async Task Remove()
    {
        if (_changed is null)
        {
            Go(Here("removed")); // a second click: it is gone already
            return;
        }
        GoOrSay(await Views.Remove(Caller, Government, _changed.View.Name, _changed.IsShared, Cancel), Here("removed"));
    }

    private string Here(string done) =>
        QueryHelpers.AddQueryString("/ledger-views", new Dictionary<string, string?> { ["plan"] = _plan?.Plan.RouteForm, ["done"] = done });
}
