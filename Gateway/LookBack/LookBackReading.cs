using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>Look-backs, checks and problems as far as the caller may see them; what may not be seen is not there.</summary>
internal sealed class LookBackReading(IGrains grains, Access access, LookBackLedger lookBacks, LookBackFacts facts, ILedger ledger, IFileShelf shelf, TimeProvider clock)
{
    /// <summary>A government's look-backs with their numbers; empty to whoever sees only one unit's.</summary>
    public async ValueTask<ImmutableArray<LookBackSummary>> All(Caller caller, DivisionCode government, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ReadLookBack, government))
        {
            return [];
        }
        var all = ImmutableArray.CreateBuilder<LookBackSummary>();
        foreach (var line in await lookBacks.Of(government, cancel))
        {
            all.Add(await Summary(line, cancel));
        }
        return all.DrainToImmutable();
    }

    /// <summary>Plans that can be looked back on and are not yet.</summary>
    public async ValueTask<ImmutableArray<PlanLine>> Startable(Caller caller, DivisionCode government, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ManageLookBack, government))
        {
            return [];
        }
        var started = (await lookBacks.Of(government, cancel)).Select(l => l.Plan).ToHashSet();
        return [.. (await ledger.Plans(government, cancel)).Where(p => p.HasLedger && !started.Contains(p.Plan))];
    }

    /// <summary>The government's look-back of the year before this one's; null: there is none.</summary>
    public async ValueTask<LookBackSummary?> Before(Caller caller, GrainAddress lookBack, CancellationToken cancel) =>
        (await All(caller, lookBack.Government, cancel)).FirstOrDefault(s => s.Line.LookBack.Year.Value < lookBack.Year.Value);

    /// <summary>A whole look-back; null to whoever sees only one unit's.</summary>
    public async ValueTask<LookBackView?> Look(Caller caller, GrainAddress lookBack, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ReadLookBack, lookBack.Government) || await lookBacks.One(lookBack, cancel) is not { } line)
        {
            return null;
        }
        var standing = await grains.LookBack(lookBack).Look(cancel);
        var register = await facts.Register(lookBack.Government, cancel);
        var (checks, problems) = (await lookBacks.ChecksOf(lookBack, cancel), await lookBacks.ProblemsOf(lookBack, cancel));
        return standing.State is PlanLookBack.Underway underway
            ? new LookBackView(await Summary(line, cancel), underway, [.. Rows(checks, problems, register)], problems, standing.Version)
            : null;
    }

    /// <summary>Every check and problem of the caller's own units, and what was allotted to them, over all look-backs.</summary>
    public async ValueTask<ImmutableArray<CheckRow>> Own(Caller caller, DivisionCode government, CancellationToken cancel)
    {
        if (caller.Units.IsEmpty)
        {
            return [];
        }
        var answers = AccessTable.Of(caller, Deed.ReadLookBack) != Reach.Nothing; // whoever only verifies sees what was allotted
        var register = await facts.Register(government, cancel);
        var own = ImmutableArray.CreateBuilder<CheckRow>();
        foreach (var line in await lookBacks.Of(government, cancel))
        {
            var rows = Rows(await lookBacks.ChecksOf(line.LookBack, cancel), await lookBacks.ProblemsOf(line.LookBack, cancel), register);
            own.AddRange(rows.Where(r => (answers && caller.Serves(r.Holder.Unit)) || (r.Line.Verifier is { } verifier && caller.Serves(verifier))));
        }
        return own.DrainToImmutable();
    }

    /// <summary>One check with its problem; null: none, or none that the caller may know of.</summary>
    public async ValueTask<CheckView?> LookAt(Caller caller, GrainAddress check, CancellationToken cancel)
    {
        if (check.Kind != LookBackCheck.Kind.Name || await grains.LookBackCheck(check).Look(cancel) is not { State: LookBackCheck.Listed listed } standing)
        {
            return null;
        }
        var holder = (await facts.Register(check.Government, cancel)).HolderNow(listed.Fact.Unit);
        var answers = await access.May(caller, Deed.AnswerLookBack, check.Government, holder.Unit, cancel);
        var judges = CheckDesk.MayJudge(caller, check.Government, listed.Verifier);
        if (!judges && !await access.May(caller, Deed.ReadLookBack, check.Government, holder.Unit, cancel))
        {
            return null;
        }
        var problem = await grains.Problem(Problem.AddressOf(check)).Look(cancel);
        return new CheckView(check, listed, holder, problem.State as Problem.Raised, standing.Version, problem.Version, answers, judges);
    }

    /// <summary>What a page said first and what it says now; null: it was not read twice, or is the same.</summary>
    public async ValueTask<TextDifference?> Difference(VerifiedEvidence evidence, CancellationToken cancel)
    {
        if (evidence is not { Recorded: { } before, Last.Text: { } now } || before == now || await Text(before, cancel) is not { } recorded || await Text(now, cancel) is not { } current)
        {
            return null;
        }
        var (gone, came) = PageText.Differences(recorded, current);
        return gone.Count + came.Count == 0 ? null : new TextDifference([.. gone], [.. came]);
    }

    /// <summary>Problems of the same unit that earlier years closed out: a relapse (反弹) names one of them. The same point's words first.</summary>
    public async ValueTask<ImmutableArray<ProblemLine>> Earlier(CheckView view, CancellationToken cancel)
    {
        var register = await facts.Register(view.Check.Government, cancel);
        return
        [
            .. (await lookBacks.ProblemsOf(view.Check.Government, cancel))
                .Where(p => p.Problem.Year.Value < view.Check.Year.Value && p.Stage == ProblemStage.ClosedOut && register.HolderNow(p.Unit).Unit == view.Holder.Unit)
                .OrderBy(p => NameKey.Of(p.PointTitle) == NameKey.Of(view.State.Fact.PointTitle) ? 0 : 1),
        ];
    }

    /// <summary>A file of the check's evidence, of its verdict or of a result; null: there is none.</summary>
    public async ValueTask<(EvidenceItem Item, Stream Content)?> File(Caller caller, GrainAddress check, string hash, CancellationToken cancel)
    {
        var view = await LookAt(caller, check, cancel);
        var item = view?.AllEvidence.FirstOrDefault(e => e.Hash == hash);
        return item is not null && shelf.Open(hash) is { } content ? (item, content) : null;
    }

    public async ValueTask<VerificationProgress> Progress(LookBackLine line, CancellationToken cancel)
    {
        var (all, done) = await lookBacks.Progress(line.LookBack, Math.Max(line.Round, 1), cancel);
        return new VerificationProgress(line.Round, line.Verifying, all, done);
    }

    /// <summary>Every distinct link of a look-back, to be checked elsewhere.</summary>
    public async ValueTask<ImmutableArray<string>> Links(GrainAddress lookBack, CancellationToken cancel)
    {
        var links = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in await lookBacks.ChecksOf(lookBack, cancel))
        {
            if ((await grains.LookBackCheck(line.Check).Look(cancel)).State is LookBackCheck.Listed listed)
            {
                links.UnionWith(listed.Evidence.Select(e => e.Item.Url).OfType<string>());
            }
        }
        return [.. links];
    }

    private async ValueTask<string?> Text(string hash, CancellationToken cancel)
    {
        await using var file = shelf.Open(hash);
        return file is null ? null : await new StreamReader(file).ReadToEndAsync(cancel);
    }

    private async ValueTask<LookBackSummary> Summary(LookBackLine line, CancellationToken cancel) => new(
        line,
        (await ledger.Plan(line.Plan, cancel))?.Title ?? line.Plan.Value,
        LookBackOverview.Of(await lookBacks.ChecksOf(line.LookBack, cancel), await lookBacks.ProblemsOf(line.LookBack, cancel), clock.Today));

    private static IEnumerable<CheckRow> Rows(ImmutableArray<CheckLine> checks, ImmutableArray<ProblemLine> problems, UnitRegister register)
    {
        var byCheck = problems.ToDictionary(p => p.Check);
        return checks.Select(c => new CheckRow(c, register.HolderNow(c.Unit), byCheck.GetValueOrDefault(c.Check)));
    }
}

internal sealed record LookBackSummary(LookBackLine Line, string Title, LookBackOverview Overview);

/// <param name="Rows">Every check, in the order they were listed: 自办自结 first within each selection.</param>
internal sealed record LookBackView(LookBackSummary Summary, PlanLookBack.Underway State, ImmutableArray<CheckRow> Rows, ImmutableArray<ProblemLine> Problems, long Version);

/// <param name="Holder">Who has to answer for it now; not the unit of that year where that one is gone.</param>
public sealed record CheckRow(CheckLine Line, UnitRef Holder, ProblemLine? Problem)
{
    /// <summary>What it asks of somebody's own units.</summary>
    public LookBackAsk Asks(Caller caller) =>
        !caller.Serves(Holder.Unit) ? Line.Verdict is null && Line.Verifier is { } verifier && caller.Serves(verifier) ? LookBackAsk.Verify : LookBackAsk.Nothing
        : Problem is { Stage: ProblemStage.Open } ? LookBackAsk.Rectify
        : Line is { Own: null, Verdict: null } ? LookBackAsk.Assess
        : LookBackAsk.Nothing;
}

/// <summary>In the order of their haste.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LookBackAsk>))]
public enum LookBackAsk
{
    /// <summary>整改.</summary>
    [JsonStringEnumMemberName("rectify")]
    Rectify,

    /// <summary>交叉核查.</summary>
    [JsonStringEnumMemberName("verify")]
    Verify,

    /// <summary>单位自评.</summary>
    [JsonStringEnumMemberName("assess")]
    Assess,

    [JsonStringEnumMemberName("nothing")]
    Nothing,
}

/// <param name="Answers">The caller may say 单位自评 and 整改 for it.</param>
/// <param name="Judges">The caller may judge it, unless it reported on it.</param>
internal sealed record CheckView(
    GrainAddress Check, LookBackCheck.Listed State, UnitRef Holder, Problem.Raised? Problem, long Version, long ProblemVersion, bool Answers, bool Judges)
{
    public IEnumerable<EvidenceItem> AllEvidence =>
        [.. State.Evidence.Select(e => e.Item), .. State.Verdict?.Evidence ?? [], .. Problem?.Result?.Evidence ?? []];
}

internal sealed record TextDifference(ImmutableArray<string> Gone, ImmutableArray<string> Came);

internal sealed record VerificationProgress(int Round, bool UnderWay, int Evidence, int Done);
