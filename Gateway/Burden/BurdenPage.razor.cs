using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.Burden;

public partial class BurdenPage
{
    private BurdenYear _year = null!;
    private BurdenCount _whole;
    private List<UnitId> _units = [];
    private int _over;

    [Inject] private BurdenReading Reading { get; set; } = null!;

    private List<(string Text, string Link)> Downloads =>
        [.. ((string[])["xlsx", "csv", "json"]).Select(f => (Shared.Words.OfFile(f), $"/api/burden/{_year.Year}/file.{f}"))];

    protected override async Task<bool> Load()
    {
        if (!May(Deed.ReadBurden))
        {
            return false;
        }
        var year = int.TryParse(Query["year"], out var said) && said is >= 2000 and <= 2100 ? said : Today.Year;
        _year = await Reading.Year(Caller, Government, year, Cancel);
        _whole = _year.Of(null, null);
        _units = [.. _year.Cells.Select(c => c.Unit).Distinct()];
        _over = _units.Sum(u => Enumerable.Range(1, 12).Count(m => _year.IsOver(u, m)));
        return true;
    }

    private string List(UnitId? unit, int? month) =>
        $"/burden/list?year={_year.Year}{(unit is { } one ? $"&unit={one}" : null)}{(month is { } m ? $"&month={m}" : null)}";

    private async Task SetBudget()
    {
        var text = string.Concat((Posted("fields") ?? "").Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fields);
        if (text.Length > 0 && !isNumber)
        {
            GoOrSay(new Rejection("burden.budget-invalid", text, $"{Tracker.Burden.SetBudget.Most}"), "/burden");
            return;
        }
        GoOrSay((await Reading.SetBudget(Errand(), Government, isNumber ? fields : null, Cancel)).Rejection, "/burden?done=budget");
    }
}
