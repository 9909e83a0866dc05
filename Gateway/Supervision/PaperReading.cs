using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>Supervision papers as far as the caller may see them; what may not be seen is not there.</summary>
internal sealed class PaperReading(IGrains grains, Access access, PaperLedger papers, IFileShelf shelf)
{
    /// <summary>A government's papers; empty to whoever sees only those that name its unit.</summary>
    public async ValueTask<ImmutableArray<PaperLine>> All(Caller caller, DivisionCode government, CancellationToken cancel) =>
        Access.May(caller, Deed.ReadPaper, government) ? [.. (await papers.Of(government, cancel)).Where(p => Sees(caller, p))] : [];

    /// <summary>What names the caller's own units: issued, or sent to them for 核实反馈.</summary>
    public async ValueTask<ImmutableArray<(PaperLine Paper, PaperUnit Unit)>> Own(Caller caller, DivisionCode government, CancellationToken cancel)
    {
        if (caller.Units.IsEmpty || (caller.Government is { } own && own != government))
        {
            return [];
        }
        return
        [
            .. (await papers.Of(government, cancel))
                .SelectMany(p => p.Units.Where(u => caller.Serves(u.Unit) && Reaches(p, u)).Select(u => (p, u)))
                .Where(p => AccessTable.May(caller, Deed.ReadPaper, new Subject(government, p.u.Unit, [], []))),
        ];
    }

    /// <summary>A whole paper; null to whoever sees only one unit's part of it.</summary>
    public async ValueTask<PaperView?> Look(Caller caller, GrainAddress paper, CancellationToken cancel) =>
        Access.May(caller, Deed.ReadPaper, paper.Government) && await Read(paper, cancel) is { } view && Sees(caller, view.Line) ? view : null;

    /// <summary>A paper as one of the units that it names may see it.</summary>
    public async ValueTask<(PaperView View, PaperUnit Unit)?> Look(Caller caller, GrainAddress paper, UnitId unit, CancellationToken cancel) =>
        await access.May(caller, Deed.ReadPaper, paper.Government, unit, cancel)
        && await Read(paper, cancel) is { } view
        && view.Line.Of(unit) is { } named
        && (Reaches(view.Line, named) || Access.May(caller, Deed.DraftPaper, paper.Government))
            ? (view, named)
            : null;

    public async ValueTask<PaperView?> LookFromAnySide(Caller caller, GrainAddress paper, CancellationToken cancel)
    {
        if (await Look(caller, paper, cancel) is { } whole)
        {
            return whole;
        }
        foreach (var unit in caller.Units)
        {
            if (await Look(caller, paper, unit, cancel) is { View: { Line.WasIssued: true } view })
            {
                return view;
            }
        }
        return null;
    }

    /// <summary>A unit's evidence, or the stamped copy; null: there is none.</summary>
    /// <param name="unit">Null: the stamped copy, which whoever sees the issued paper may have.</param>
    public async ValueTask<(EvidenceItem Item, Stream Content)?> File(Caller caller, GrainAddress paper, UnitId? unit, string hash, CancellationToken cancel)
    {
        var item = unit is { } of
            ? (await Look(caller, paper, of, cancel))?.View.Paper.AnswerOf(of)?.Evidence.FirstOrDefault(e => e.Hash == hash)
            : (await LookFromAnySide(caller, paper, cancel))?.Paper.Scan is { } scan && scan.Hash == hash ? scan : null;
        return item is not null && shelf.Open(hash) is { } content ? (item, content) : null;
    }

    private async ValueTask<PaperView?> Read(GrainAddress paper, CancellationToken cancel)
    {
        var standing = await grains.Paper(paper).Look(cancel);
        return standing.State is SupervisionPaper.Written written && (await papers.Of(paper.Government, cancel)).FirstOrDefault(p => p.Paper == paper) is { } line
            ? new PaperView(line, written, standing.Version)
            : null;
    }

    /// <summary>What is not issued is the office's own.</summary>
    private static bool Sees(Caller caller, PaperLine paper) =>
        paper.WasIssued || Access.May(caller, Deed.DraftPaper, paper.Paper.Government) || Access.May(caller, Deed.SignPaper, paper.Paper.Government);

    private static bool Reaches(PaperLine paper, PaperUnit unit) =>
        paper.WasIssued || (unit.Verification != VerificationStanding.NotAsked && paper.Stage is (PaperStage.Verifying or PaperStage.Signed));
}

internal sealed record PaperView(PaperLine Line, SupervisionPaper.Written Paper, long Version)
{
    public PaperContent Content => Paper.Content;
}
