using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

public partial class SetUpSheetPage
{
    private SetUpSheet _sheet = null!;

    /// <summary>What was just typed and could not be saved as it is.</summary>
    private Dictionary<GrainAddress, SetUpWanted> _typed = [];
    private ImmutableHashSet<GrainAddress> _clashes = [];
    private readonly Dictionary<GrainAddress, Rejection> _faults = [];

    /// <summary>What stood in a row when words were typed that come back after a sign-in.</summary>
    private readonly Dictionary<GrainAddress, string> _seen = [];

    [Inject] private SetUpDesk Desk { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!Ids.TryRead<UnitId>(Unit, out var unit) || await Desk.Look(Caller, Government, unit, Cancel) is not { } sheet)
        {
            return false;
        }
        _sheet = sheet;
        if (TypedBefore is not null)
        {
            ShowAgain();
        }
        return true;
    }

    /// <summary>What was typed when the session had ended. It still stands on what it was typed over: whatever others saved meanwhile is told, not written over.</summary>
    private void ShowAgain()
    {
        foreach (var (i, row, seen) in PostedRows())
        {
            if (Own(i) is var cells && cells.Digest != seen)
            {
                (_typed[row.Assignment], _seen[row.Assignment]) = (new SetUpWanted(row.Assignment, row.Version, cells), seen);
            }
        }
    }

    /// <summary>Those that have not ended meanwhile, with their place in the form and what they were typed over.</summary>
    private IEnumerable<(int Place, SetUpRow Row, string Seen)> PostedRows()
    {
        foreach (var i in FormRows.Places(Http.Typed, "k"))
        {
            if (_sheet.Rows.FirstOrDefault(r => r.Assignment.RouteForm == Posted($"k{i}")) is { } row)
            {
                yield return (i, row, Posted($"b{i}") ?? "");
            }
        }
    }

    private async Task Save()
    {
        var typed = ImmutableArray.CreateBuilder<SetUpWanted>();
        var clashes = ImmutableHashSet.CreateBuilder<GrainAddress>();
        foreach (var (i, row, seen) in PostedRows())
        {
            var cells = Cells(i);
            if (cells.Digest == seen)
            {
                continue; // as it was shown: whatever others wrote meanwhile stays
            }
            typed.Add(new SetUpWanted(row.Assignment, row.Version, cells));
            if (row.Cells.Digest != seen && row.Cells.Digest != cells.Digest)
            {
                clashes.Add(row.Assignment);
            }
            else if (cells.Digest != row.Cells.Digest && cells.Read().Fault is { } fault)
            {
                _faults[row.Assignment] = fault;
            }
        }
        var refused = clashes.Count > 0 ? new Rejection("period-return.row-clash", $"{clashes.Count}")
            : _faults.Count > 0 ? new Rejection("set-up.rows-not-good", $"{_faults.Count}")
            : (await Desk.Enter(Errand(), _sheet, typed.ToImmutable(), Cancel)).Rejection;
        if (refused is not null)
        {
            (_typed, _clashes) = (typed.ToDictionary(t => t.Assignment), clashes.ToImmutable());
        }
        GoOrSay(refused, $"/set-ups/{_sheet.Unit}?done=saved");
    }

    private SetUpCells Cells(int i)
    {
        var own = Own(i);
        return own.Measures.Length == 0 ? own : own with
        {
            Department = own.Department.Length > 0 ? own.Department : Said("all-department"),
            Leader = own.Leader.Length > 0 ? own.Leader : Said("all-leader"),
            Contact = own.Contact.Length > 0 ? own.Contact : Said("all-contact"),
        };
    }

    private SetUpCells Own(int i) => new(Said($"m{i}"), Said($"f{i}"), Said($"d{i}"), Said($"n{i}"), Said($"s{i}"), Said($"l{i}"), Said($"c{i}"));

    private string Said(string field) => DraftRow.Clean(Posted(field)).Trim();
}
