using System.Collections.Immutable;
using System.Globalization;
using Tracker.AdHocRequests;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

/// <summary>What a request would cost before it is sent: fields × units, what is known already, and every unit's month against the budget.</summary>
internal sealed class RequestBurden(IGrains grains, RequestLedger requests, BurdenLedger burden, TimeProvider clock)
{
    /// <summary>Those of the units whose month would be over the budget with so many fields more.</summary>
    public async ValueTask<ImmutableArray<UnitId>> OverBudget(DivisionCode government, ImmutableArray<UnitId> units, int fields, CancellationToken cancel)
    {
        var (month, budget) = await Month(government, cancel);
        return budget is { } most ? [.. units.Where(u => month.GetValueOrDefault(u) + fields > most)] : [];
    }

    public async ValueTask<RequestPreview> Preview(GrainAddress request, RequestContent content, ImmutableArray<UnitRef> units, CancellationToken cancel)
    {
        var (month, budget) = await Month(request.Government, cancel);
        var known = await Known(request, content.Fields, [.. units.Select(u => u.Unit)], cancel);
        return new RequestPreview(
            content.Fields.Length,
            budget,
            [.. units.Select(u => new PreviewLine(u.Unit, u.Name, known[u.Unit], month.GetValueOrDefault(u.Unit), content.Fields.Length, budget))]);
    }

    /// <summary>已有: what each unit told before in this year, of the fields that are asked now.</summary>
    public async ValueTask<IReadOnlyDictionary<UnitId, ImmutableArray<KnownValue>>> Known(
        GrainAddress request, ImmutableArray<RequestField> fields, ImmutableArray<UnitId> units, CancellationToken cancel)
    {
        var told = units.ToDictionary(u => u, _ => new List<ToldBefore>());
        foreach (var line in await requests.Of(request.Government, cancel))
        {
            if (line.SentOn is null || line.Request.Year != request.Year || line.Request == request)
            {
                continue;
            }
            var asked = (await grains.AdHocRequest(line.Request).Look(cancel)).State as AdHocRequest.Sent;
            if (asked is null || !asked.Content.Fields.Any(f => fields.Any(f.AsksTheSameAs)))
            {
                continue;
            }
            foreach (var unit in asked.Units.Where(u => told.ContainsKey(u.Unit)))
            {
                if ((await grains.RequestAnswer(line.Request.Child(RequestAnswer.Kind.Name, unit.Unit.Value)).Look(cancel)).State is RequestAnswer.Asked { On: { } given } answer)
                {
                    told[unit.Unit].AddRange(
                        from value in answer.Values
                        join field in answer.Question.Fields on value.Field equals field.Name
                        select new ToldBefore(field, value.Value, line.Title, given));
                }
            }
        }
        if (fields.Any(f => f.Kind == FieldKind.Number))
        {
            foreach (var figure in (await burden.Figures(request.Government, request.Year.Value, cancel)).Where(f => told.ContainsKey(f.Unit)))
            {
                told[figure.Unit].Add(new ToldBefore(
                    new RequestField(figure.Quantity.Name, FieldKind.Number, Required: false, [], figure.Quantity.Measure),
                    figure.Quantity.Value.ToString("0.############", CultureInfo.InvariantCulture),
                    $"{Shared.Words.Point(figure.Assignment.Parent!.Value.Id)}本期填报",
                    figure.On));
            }
        }
        return told.ToDictionary(t => t.Key, t => KnownValue.Of(fields, t.Value));
    }

    /// <summary>What every unit was asked this month so far, and the month's budget.</summary>
    private async ValueTask<(Dictionary<UnitId, int> Asked, int? Budget)> Month(DivisionCode government, CancellationToken cancel)
    {
        var month = BurdenMonth.Of(clock.Today);
        var cells = await burden.Month(government, month, null, cancel);
        var budget = (await grains.BurdenBudget(government).Look(cancel)).State.In(month);
        return (cells.GroupBy(c => c.Unit).ToDictionary(g => g.Key, g => g.Sum(c => c.Asked)), budget);
    }
}

/// <param name="Fields">Of each unit.</param>
/// <param name="Budget">Fields a unit may be asked in this month; null: none is set.</param>
public sealed record RequestPreview(int Fields, int? Budget, ImmutableArray<PreviewLine> Units)
{
    /// <summary>Fields × units.</summary>
    public int Asked => Fields * Units.Length;

    public int Known => Units.Sum(u => u.Known.Length);

    public int Over => Units.Count(u => u.IsOver);

    /// <summary>Nothing would be learnt: the office is advised not to send it.</summary>
    public bool NothingNew => Units.Length > 0 && Known == Asked;
}

/// <param name="SoFar">Fields asked of it this month before.</param>
public sealed record PreviewLine(UnitId Unit, string Name, ImmutableArray<KnownValue> Known, int SoFar, int Fields, int? Budget)
{
    public int After => SoFar + Fields;

    public bool IsOver => After > Budget;
}
