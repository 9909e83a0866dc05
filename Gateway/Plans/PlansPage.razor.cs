using System.Text;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Plans;

public partial class PlansPage
{
    private readonly Dictionary<GrainAddress, (int Closed, int Whole, int Cooperating)> _progress = [];
    private IReadOnlyList<PlanLine> _plans = [];
    private IReadOnlyList<PlanLine> _discarded = [];
    /// <summary>Years whose 归档包 is offered; older ones by their address.</summary>
    private const int Archives = 3;

    private bool _mayImport;

    [Inject] private LedgerReading Reading { get; set; } = null!;
    [Inject] private PlanImport Importing { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        _mayImport = May(Deed.ImportPlan);
        _plans = await Reading.Plans(Caller, cancel: Cancel);
        _discarded = await Reading.DiscardedPlans(Caller, Cancel);
        foreach (var plan in _plans.Where(p => p.HasLedger))
        {
            var cells = await Reading.Cells(Caller, plan.Plan, cancel: Cancel);
            var own = cells.Where(c => c.Status.IsCounted && c.Section != Tracker.Plans.AddedPoints.Section).ToList(); // as the ledger counts: what was added in midyear stands apart
            var counted = own.Where(c => c.Role != Role.Cooperating).ToList();
            _progress[plan.Plan] = (
                counted.Where(c => c.Status.IsDone).Sum(c => c.Count),
                counted.Sum(c => c.Count),
                own.Where(c => c.Role == Role.Cooperating).Sum(c => c.Count));
        }
        return true;
    }

    /// <summary>The plan that stands in the way of reading the document in again.</summary>
    private PlanLine? Before => Refused is { Code: "plan.same-document" or "plan.same-number", Args: [var plan, ..] } ? _plans.FirstOrDefault(p => p.Plan.Value == plan) : null;

    private string? DoneText => Done == "discarded" && _discarded.Count > 0 ? "草稿已作废。要恢复，到下面“已作废的草稿”里打开它。" : null;

    private static string LinkOf(PlanLine plan) => $"/plans/{plan.Plan.RouteForm}{(plan.HasLedger ? "/ledger" : "")}";

    private async Task Import()
    {
        var file = Http.Request.Form.Files.GetFile("file");
        var words = Posted("words");
        if (file is null or { FileName.Length: 0 } && string.IsNullOrWhiteSpace(words))
        {
            GoOrSay(new Rejection("plan.document-missing"), "/plans");
            return;
        }
        await using var content = file is { FileName.Length: > 0 } ? file.OpenReadStream() : new MemoryStream(Encoding.UTF8.GetBytes(words!));
        var name = file is { FileName.Length: > 0 } ? Path.GetFileName(file.FileName.Replace('\\', '/')) : "粘贴的文字";
        int? year = int.TryParse(Posted("year"), System.Globalization.CultureInfo.InvariantCulture, out var said) ? said : null;
        var (plan, refused) = await Importing.Import(Errand(), new PlanDocument(name, content, Year: year, NewVersion: Posted("newVersion") == "true"), Cancel);
        GoOrSay(refused, $"/plans/{plan?.Plan.RouteForm}?done=read");
    }
}
