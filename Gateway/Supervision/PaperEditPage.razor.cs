using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

public partial class PaperEditPage
{
    private const int MoreRows = 3;

    private PaperView? _before;
    private GrainAddress _address;
    private LadderSettings _settings = LadderSettings.Initial;

    [Inject] private PaperReading Reading { get; set; } = null!;
    [Inject] private PaperDesk Desk { get; set; } = null!;

    /// <summary>Null: a new one.</summary>
    [Parameter] public string? Id { get; set; }

    private string Back => Id is null ? "/supervision" : $"/supervision/{Id}";

    private IEnumerable<PaperRung> Rungs => Enum.GetValues<PaperRung>().Where(r => _settings.Allows(r) || r == _before?.Content.Rung);

    private int Rows => (_before?.Content.Facts.Length ?? 0) + MoreRows;

    protected override async Task<bool> Load()
    {
        if (!May(Deed.DraftPaper))
        {
            return false;
        }
        _settings = await Desk.Settings(Government, Cancel);
        if (Id is null)
        {
            return true;
        }
        if (Ids.Address(Id, SupervisionPaper.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } view)
        {
            return false;
        }
        (_address, _before) = (address, view);
        return true;
    }

    /// <summary>What was typed just now, else what stands.</summary>
    private string? Typed(string field, string? stands) => Http.Typed is null ? stands : Posted(field);

    private bool IsChosen(UnitId unit) => Http.Typed is null ? _before?.Content.Names(unit) == true : AllPosted("unit").Contains(unit.Value);

    private async Task Save()
    {
        if (Id is not null)
        {
            GoOrSay((await Desk.Revise(Errand(), _address, Content(), cancel: Cancel)).Rejection, $"/supervision/{Id}?done=saved");
            return;
        }
        var (drafted, refused) = await Desk.Draft(Errand(), Content(), Government, Cancel);
        GoOrSay(refused, $"/supervision/{drafted?.Paper.RouteForm}?done=saved");
    }

    private PaperContent Content() => new(
        Enum.TryParse<PaperRung>(Posted("rung"), out var rung) ? rung : PaperRung.Reminder,
        Posted("title")?.Trim() ?? "",
        [.. AllPosted("unit").Select(u => Ids.TryRead<UnitId>(u, out var unit) ? Register.Unit(unit)?.Ref : null).OfType<UnitRef>()],
        [.. Facts()],
        string.Join('\n', Lines("text")),
        DateOnly.TryParse(Posted("replyBy"), CultureInfo.InvariantCulture, out var day) ? day : null,
        Said("addressees"),
        Said("copyTo"))
    {
        Attachments = [.. Lines("attachments")],
    };

    private IEnumerable<PaperFact> Facts()
    {
        for (var i = 1; Posted($"factUnit{i}") is not null && i <= Rows; i++)
        {
            if (Ids.TryRead<UnitId>(Posted($"factUnit{i}"), out var unit) && Said($"fact{i}") is { } words)
            {
                GrainAddress? subject = Ids.TryRead<GrainAddress>(Said($"subject{i}"), out var known) ? known : null;
                yield return new PaperFact(unit, subject, words);
            }
        }
    }

    private string[] Lines(string field) => (Posted(field) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string? Said(string field) => Posted(field)?.Trim() is { Length: > 0 } text ? text : null;
}
