using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Units;

public partial class UnitsPage
{
    private const int PageSize = 100;

    private IReadOnlyList<Unit> _all = [];
    private IReadOnlyList<Unit> _rows = [];
    private IReadOnlyList<Unit> _shown = [];
    private bool _mayManage;
    private UnitsPreview? _preview;
    private string? _packed;
    private IReadOnlyList<IssuedCode>? _imported;
    private Dictionary<AccountId, string> _unitOf = [];

    [Inject] private UnitsImport Importing { get; set; } = null!;

    protected override Task<bool> Load()
    {
        _mayManage = May(Deed.ManageUnits);
        _all = [.. Register.Units.Values];
        var group = Query["group"] is { } name ? Register.Group(name) : null;
        _rows =
        [
            .. _all.Where(unit => Query["q"] is not { } words || unit.Aliases.Prepend(unit.Name).Any(n => n.Contains(words, StringComparison.OrdinalIgnoreCase)))
                .Where(unit => group is null || group.Members.Contains(unit.Id)),
        ];
        _shown = [.. _rows.Skip((Query.Page - 1) * PageSize).Take(PageSize)];
        return Task.FromResult(May(Deed.ReadUnits));
    }

    /// <summary>Writes nothing: shows what the table would change, and carries its lines on to <see cref="Apply"/>.</summary>
    private async Task Preview()
    {
        var file = Http.Request.Form.Files.GetFile("file");
        if (file is null or { Length: 0 or > RequestLimits.Document })
        {
            GoOrSay(file is null or { Length: 0 } ? new Rejection("file.empty") : new Rejection("file.too-large", $"{RequestLimits.Document}"), "/units");
            return;
        }
        await using var content = file.OpenReadStream();
        var (lines, unreadable) = UnitsSheet.Read(content);
        if (unreadable is not null)
        {
            GoOrSay(unreadable, "/units");
            return;
        }
        var (preview, refused) = await Importing.Preview(Caller, Government, lines, Cancel);
        if (preview is null)
        {
            GoOrSay(refused, "/units");
            return;
        }
        (_preview, _packed) = (preview, Carried.Pack(lines));
    }

    private async Task Apply()
    {
        if (Carried.Unpack<ImmutableArray<UnitsLine>>(Posted("lines") ?? "") is not { } lines)
        {
            GoOrSay(new Rejection("file.empty"), "/units");
            return;
        }
        var done = await Importing.Apply(Caller, Door.Page, Government, lines, Cancel);
        if (done.Codes.IsEmpty)
        {
            _preview = done.Rejection is null ? null : done.Preview;
            GoOrSay(done.Rejection, "/units?done=imported");
            return;
        }
        // Codes are kept nowhere: they are shown in the answer itself, this once.
        _imported = done.Codes;
        _unitOf = done.Preview?.Accounts.ToDictionary(a => a.Account, a => string.Join('、', a.UnitNames)) ?? [];
        if (done.Rejection is not null)
        {
            GoOrSay(done.Rejection, "/units");
        }
    }
}
