using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Units;

namespace Tracker.Gateway.Units;

public partial class UnitChangePage
{
    private ChangeStanding _standing = null!;
    private bool _mayCarryOut;
    private bool _confirming;

    [Inject] private UnitChanging Changing { get; set; } = null!;

    [Parameter] public required string Number { get; set; }

    private UnitChange _change => _standing.Change;

    private ChangePreview _preview => _standing.Preview;

    /// <summary>Of a change whose duties have several possible takers.</summary>
    private bool _choosing => (_change.IsOpen && _change.Kind == UnitChangeKind.HandOverDuties) || _change.To.Length > 1;

    private bool HasAnything => !_preview.Duties.IsEmpty || !_preview.Consolidators.IsEmpty || !_preview.Accounts.IsEmpty;

    /// <summary>Whether there is still something to pass on: of a change that was carried out, only where a unit ended with it.</summary>
    private static bool MayMove(UnitChange change) => change.IsOpen || change.Ending.Any();

    protected override async Task<bool> Load()
    {
        if (!Ids.TryRead<UnitChangeId>(Number, out var id) || !May(Deed.ManageUnits)
            || (await Changing.Look(Caller, Government, id, Choices(), Cancel)).Value is not { } standing)
        {
            return false;
        }
        (_standing, _mayCarryOut) = (standing, May(Deed.AssignPlan) && standing.Change.Stage != UnitChangeStage.Withdrawn && MayMove(standing.Change));
        return true;
    }

    /// <summary>Shows it once more with what was chosen; nothing is written.</summary>
    private Task Check()
    {
        if (_preview.Unsaid > 0)
        {
            GoOrSay(_change.To.IsEmpty ? new Rejection("unit-change.nobody-takes-over", $"{_preview.Unsaid}") : new Rejection("unit-change.takers-unsaid", $"{_preview.Unsaid}"), "");
        }
        else if (_change is { Kind: UnitChangeKind.HandOverDuties, IsOpen: true } && _preview.MovesNothing)
        {
            GoOrSay(new Rejection("unit-change.no-duty-chosen"), "");
        }
        else if (_standing.Obstacle is { } obstacle)
        {
            GoOrSay(obstacle, "");
        }
        else
        {
            _confirming = true;
        }
        return Task.CompletedTask;
    }

    private async Task CarryOut()
    {
        var refused = Posted("confirmed") == "yes"
            ? (await Changing.CarryOut(Errand(), Government, _change.Id, Choices(), Cancel)).Rejection
            : new Rejection("unit-change.not-confirmed");
        GoOrSay(refused, $"/units/changes/{Number}?done=carried-out");
    }

    private async Task Withdraw() =>
        GoOrSay(await Changing.Withdraw(Errand(), Government, _change.Id, Posted("reason") ?? "", Cancel), "/units/changes?done=withdrawn");

    private ChangeChoices Choices()
    {
        var fields = Http.Typed is { } typed ? typed.Keys.ToList() : [];
        return new ChangeChoices(
            fields.Where(f => f.StartsWith(ChangeTables.Duty, StringComparison.Ordinal) && Ids.TryRead<UnitId>(Posted(f), out _) && Ids.Address(f[ChangeTables.Duty.Length..], Assignment.Kind.Name) is not null)
                .ToImmutableDictionary(f => GrainAddress.Parse(f[ChangeTables.Duty.Length..]), f => UnitId.Parse(Posted(f)!)),
            fields.Where(f => f.StartsWith(ChangeTables.Account, StringComparison.Ordinal) && Posted(f) is { Length: > 0 } && Ids.TryRead<AccountId>(f[ChangeTables.Account.Length..], out _))
                .ToImmutableDictionary(f => AccountId.Parse(f[ChangeTables.Account.Length..]), f => Ids.TryRead<UnitId>(Posted(f), out var unit) ? unit : (UnitId?)null),
            Ids.TryRead<UnitId>(Posted("others"), out var others) ? others : null);
    }

    /// <summary>What was chosen, to be carried on into the second form.</summary>
    private IEnumerable<(string Name, string Value)> _chosen =>
        Http.Typed is not { } typed ? [] :
        typed.Keys.Where(f => f == "others" || f.StartsWith(ChangeTables.Duty, StringComparison.Ordinal) || f.StartsWith(ChangeTables.Account, StringComparison.Ordinal)).Select(f => (f, typed[f].ToString()));

    private string? Chosen(string field) => Posted(field);

    private static string Names(IEnumerable<UnitRef> units) => string.Join('、', units.Select(u => u.Name));
}
