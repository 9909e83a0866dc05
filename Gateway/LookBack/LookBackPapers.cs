using System.Collections.Immutable;
using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Supervision;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>A paper per unit with its problems: a draft like any other (督办文书), which a person reads, another signs, and which takes its number when it is issued.</summary>
internal sealed class LookBackPapers(PaperDesk desk, PaperLedger papers, LookBackReading reading, IGrains grains, IJournal journal, TimeProvider clock)
{
    public const string Annex = "问题清单、责任清单、措施清单";

    /// <summary>A draft for each of these units that has something to put right; said again it drafts nothing twice. Who has such a draft under way gets no other.</summary>
    /// <param name="units">Null: all.</param>
    public async ValueTask<Outcome<DraftedPapers>> Draft(Errand errand, GrainAddress lookBack, ImmutableArray<UnitId>? units, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.DraftPaper, lookBack.Government) || await reading.Look(errand.Who, lookBack, cancel) is not { } view)
        {
            return LookBackRejections.Unknown;
        }
        var title = TitleOf(lookBack);
        var underWay = (await papers.Of(lookBack.Government, cancel)).Where(p => p.Title == title && !p.WasIssued && p.Stage != PaperStage.Withdrawn).SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        var open = view.Rows.Where(r => r.Problem is { Stage: not ProblemStage.ClosedOut } && (units is null || units.Value.Contains(r.Holder.Unit)));
        var (drafted, waiting) = (0, 0);
        foreach (var unit in open.GroupBy(r => r.Holder))
        {
            var part = errand.Part($"look-back paper {unit.Key.Unit}");
            if (await journal.Recall(part.CommandId, cancel) is not null)
            {
                drafted++; // the first time
            }
            else if (underWay.Contains(unit.Key.Unit))
            {
                waiting++;
            }
            else if ((await desk.Draft(part, await Content(unit.Key, [.. unit], title, cancel), lookBack.Government, cancel)).Rejection is { } refused)
            {
                return refused;
            }
            else
            {
                drafted++;
            }
        }
        return drafted + waiting == 0 ? new Rejection("look-back.nothing-to-rectify") : new DraftedPapers(drafted, waiting);
    }

    private static string TitleOf(GrainAddress lookBack) => $"关于{lookBack.Year.Value}年政务公开工作要点“回头看”发现问题的整改提示函";

    private async ValueTask<PaperContent> Content(UnitRef unit, ImmutableArray<CheckRow> rows, string title, CancellationToken cancel)
    {
        var facts = ImmutableArray.CreateBuilder<PaperFact>();
        var lastDay = DateOnly.MinValue;
        foreach (var problem in rows.Select(r => r.Problem!))
        {
            if ((await grains.Problem(problem.Problem).Look(cancel)).State is Problem.Raised raised)
            {
                facts.Add(new PaperFact(unit.Unit, problem.Problem, Short($"{Words.Point(problem.PointNumber)}“{problem.PointTitle.TrimEnd('。', '.')}”：{raised.Fact.Gap.TrimEnd('。', '.')}，整改时限{Words.Day(raised.RectifyBy)}")));
                lastDay = raised.RectifyBy > lastDay ? raised.RectifyBy : lastDay;
            }
        }
        var text = new StringBuilder($"在{rows[0].Line.Check.Year.Value}年政务公开工作要点落实情况“回头看”中，查出你单位以下问题：\n");
        for (var i = 0; i < facts.Count; i++)
        {
            text.Append($"{i + 1}.{facts[i].Words}。\n");
        }
        text.Append("请逐项填写整改措施和责任人，在整改时限前报送整改结果，并附可以查看的链接或文件；没有附的按未整改计。对事实有不同意见的，请在反馈中一并说明。");
        return new PaperContent(PaperRung.Notice, title, [unit], facts.DrainToImmutable(), text.ToString(), lastDay < clock.Today ? clock.Today : lastDay) { Attachments = [Annex] };
    }

    private static string Short(string words) => words.Length <= PaperRules.LongestFact ? words : words[..(PaperRules.LongestFact - 2)] + "……";
}
