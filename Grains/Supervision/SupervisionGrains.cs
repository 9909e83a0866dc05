using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Supervision;

public static class SupervisionGrains
{
    public static IGrain<SupervisionPaper, PaperCommand> Paper(this IGrains grains, GrainAddress address) => grains.Grain<SupervisionPaper, PaperCommand>(address);

    public static IGrain<NumberSeries, NumberSeriesCommand> NumberSeries(this IGrains grains, GrainAddress address) =>
        grains.Grain<NumberSeries, NumberSeriesCommand>(address);

    public static IGrain<LadderSettings, LadderSettingsCommand> LadderSettings(this IGrains grains, DivisionCode government) =>
        grains.Grain<LadderSettings, LadderSettingsCommand>(Supervision.LadderSettings.AddressOf(government));

    /// <summary>印发: the next number of the word's series is taken and the paper issued in one append. Who is overtaken takes the next again.</summary>
    /// <param name="word">机关代字; null: the paper has no number.</param>
    /// <param name="expectedVersion">Of the paper.</param>
    /// <param name="issuerMissing">See <see cref="IssuePaper"/>.</param>
    public static async ValueTask<Answer> Issue(
        this IGrains grains, Envelope envelope, GrainAddress paper, string? word, DateOnly on, long? expectedVersion = null, bool issuerMissing = false, bool withoutIssuer = false,
        CancellationToken cancel = default)
    {
        var order = new IssuePaper(on, null, issuerMissing, withoutIssuer);
        if (word is null)
        {
            return await grains.Paper(paper).Ask(envelope, order, expectedVersion, cancel);
        }
        var year = new PlanYear(on.Year);
        var series = Supervision.NumberSeries.AddressOf(paper.Government, year, word);
        while (true)
        {
            var next = (await grains.NumberSeries(series).Look(cancel)).State.Last + 1;
            var told = await grains.Together(
                envelope,
                [
                    new Telling(paper, order with { Number = new DocumentNumber(word, year.Value, next) }, expectedVersion),
                    new Telling(series, new TakeNumber(on, next, paper)),
                ],
                cancel);
            if (told.Rejection is not { Code: "number-series.not-next" })
            {
                return new Answer(told.Rejection, told.Versions is [var version, ..] ? version : 0, told.Position);
            }
        }
    }
}
