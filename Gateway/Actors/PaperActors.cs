using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Gateway.AdHocRequests;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Supervision;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

/// <summary>What goes out to units and comes back: requests with their answers, supervision papers, and what these go by.</summary>
internal sealed class PaperActors(IGrains grains, RequestReading requests, PaperReading papers, Access access, ActorDays days)
{
    public async ValueTask<ActorSketch?> Request(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (await requests.Look(caller, address, cancel) is not { } standing)
        {
            return null;
        }
        var (line, content) = (standing.Line, standing.Content);
        var word = RequestWords.Of(line.Stage);
        return new ActorSketch($"临时报送“{content.Title}”", word, RequestWords.ToneOf(line.Stage), standing.Version)
        {
            Link = $"/requests/{address.RouteForm}",
            Fields = ActorSketch.Named(
                ("依据", RequestWords.Of(content.Basis)), ("截止日", Words.Day(content.DueDay)), ("栏目", $"{content.Fields.Length}个"), ("单位", line.Units > 0 ? $"{line.Units}个，已报送{line.Answered}个{(line.Late > 0 ? $"（迟报{line.Late}个）" : "")}" : null)),
            Due = line.Stage is RequestStage.Open ? await days.OfLimit(address.Government, "截止日", content.DueDay, [], cancel) : [],
            Why = past => line.Stage switch
            {
                RequestStage.Open => $"{word}：{line.Units}个单位中{line.Units - line.Answered}个还没有报送，截止日{Words.Day(content.DueDay)}；依据：{RequestWords.Of(content.Basis)}。",
                RequestStage.Closed => past.Since<RequestClosed>(word),
                RequestStage.Withdrawn => past.Since<RequestWithdrawn>(word),
                _ => $"{word}：还没有发给单位。",
            },
        };
    }

    public async ValueTask<ActorSketch?> Answer(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (!Ids.TryRead<UnitId>(address.Id, out var unit) || address.Parent is not { } request || await requests.Look(caller, request, unit, cancel) is not { } view)
        {
            return null;
        }
        var answer = view.Answer;
        var (word, tone) = RequestWords.Of(
            new AnswerLine(
                view.Request, answer.Question.Title, unit, answer.Question.UnitName, answer.Standing, answer.DueDay, answer.On, answer.Late, answer.Withdrawn is not null, view.Sent.Stage, answer.Question.Fields.Length),
            days.Today);
        return new ActorSketch($"{answer.Question.UnitName}对“{answer.Question.Title}”的答复", word, tone, view.Version)
        {
            Link = $"/requests/{view.Request.RouteForm}/answers/{unit}",
            Fields = ActorSketch.Named(
                ("单位", answer.Question.UnitName), ("截止日", Words.Day(answer.DueDay)), ("最近报送", answer.On is { } on ? Words.Day(on) : null), ("已填栏目", $"{answer.Values.Length}个，共{answer.Question.Fields.Length}个"),
                ("佐证材料", answer.Evidence.IsEmpty ? null : $"{answer.Evidence.Length}件")),
            Due = answer is { Withdrawn: null, Standing: not AnswerStanding.Given } ? await days.OfLimit(address.Government, "截止日", answer.DueDay, [], cancel) : [],
            Why = past => answer switch
            {
                { Withdrawn: not null } => past.Since<AnswerEnded>(word),
                { Standing: AnswerStanding.Returned } => past.Since<AnswerReturned>(word),
                { Standing: AnswerStanding.Given } => past.Since<AnswerGiven>(word),
                _ => $"{word}：截止日{Words.Day(answer.DueDay)}{(answer.DueDay < days.Today ? "已过" : "")}，还没有收到报送。",
            },
        };
    }

    public async ValueTask<ActorSketch?> Budget(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.BurdenBudget(address.Government).Look(cancel);
        if (address != BurdenBudget.AddressOf(address.Government) || await access.SightOf(caller, Deed.ReadBurden, address.Government, cancel) is { Whole: false, Units.IsEmpty: true })
        {
            return null;
        }
        var fields = state.Set.LastOrDefault()?.Fields;
        return new ActorSketch("填报负担预算", fields is { } most ? $"每月至多{most}个栏目" : "没有设预算", Tone.Quiet, version)
        {
            Link = "/burden",
            Why = version == 0 ? _ => "没有设预算：政务公开办还没有设过每月要求填写的栏目数。" : null,
        };
    }

    /// <summary>Whole to who sees all papers; to a unit that an issued one names, what concerns it alone.</summary>
    public async ValueTask<ActorSketch?> Paper(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var whole = await papers.Look(caller, address, cancel);
        if ((whole ?? await papers.LookFromAnySide(caller, address, cancel)) is not { } view)
        {
            return null;
        }
        var (line, paper, content) = (view.Line, view.Paper, view.Content);
        var own = content.Units.FirstOrDefault(u => caller.Serves(u.Unit));
        var unit = whole is null && own is not null ? line.Of(own.Unit) : null;
        var word = PaperWords.Of(line);
        var unanswered = line.ReplyBy is null ? [] : content.Units.Where(u => paper.AnswerOf(u.Unit) is null).ToList();
        return new ActorSketch($"{PaperWords.Of(line.Rung)}“{line.Title}”", word, PaperWords.ToneOf(line.Stage), view.Version)
        {
            Link = unit is null ? $"/supervision/{address.RouteForm}" : $"/supervision/{address.RouteForm}/units/{unit.Unit}",
            Fields = ActorSketch.Named(
                ("文种", PaperWords.Of(line.Rung)),
                ("文号", line.Number?.ToString()),
                ("单位", unit is not null ? unit.Name : string.Join('、', content.Units.Select(u => u.Name))),
                ("起草日期", whole is null ? null : Words.Day(line.DraftedOn)),
                ("签发日期", line.SignedOn is { } signed ? Words.Day(signed) : null),
                ("印发日期", line.IssuedOn is { } issued ? Words.Day(issued) : null),
                ("反馈期限", line.ReplyBy is { } reply ? Words.Day(reply) : null),
                ("反馈", unit is not null ? PaperWords.AnswerOf(line, unit, days.Today).Word : line.ReplyBy is null ? null : $"{content.Units.Length}个单位中{unanswered.Count}个还没有反馈")),
            Due = ActorSketch.Waiting(
                line.Stage is PaperStage.Verifying && line.VerifyBy is { } verify ? new ActorDue("核实反馈", verify, $"{line.Silent}个单位还没有反馈") : null,
                line.Stage is PaperStage.Signed ? new ActorDue("印发", null, "已签发，等待政务公开办印发") : null,
                line.Stage is PaperStage.Issued && line.ReplyBy is { } by && (unit is null ? unanswered.Count > 0 : unit.AnsweredOn is null) ? new ActorDue("整改反馈", by, unit is null ? $"{unanswered.Count}个单位还没有反馈" : "本单位还没有反馈") : null),
            Why = past => line.Stage switch
            {
                PaperStage.Withdrawn => past.Since<PaperWithdrawn>(word),
                PaperStage.Issued => past.Since(word, f => f is PaperIssued or UrgingRecorded),
                PaperStage.Signed => past.Since<PaperSigned>(word),
                PaperStage.Verifying => past.Since<VerificationAsked>(word),
                _ => past.Since(word, f => f is PaperDrafted or PaperRevised),
            },
            Shows = fact => whole is not null || fact switch
            {
                VerificationAnswered e => caller.Serves(e.Unit),
                PaperAnswered e => caller.Serves(e.Unit),
                _ => fact is PaperIssued or PaperWithdrawn or UrgingRecorded,
            },
        };
    }

    public async ValueTask<ActorSketch?> Numbers(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.Grain<NumberSeries, NumberSeriesCommand>(address).Look(cancel);
        return version == 0 || !Access.May(caller, Deed.ReadPaper, address.Government) ? null
            : new ActorSketch($"{WordOf(address)}〔{address.Year.Value}〕文号", $"用到第{state.Last}号", Tone.Quiet, version)
            {
                Link = "/supervision/register",
                Fields = ActorSketch.Named(("机关代字", WordOf(address)), ("年度", $"{address.Year.Value}年"), ("最后用的号", $"{state.Last}")),
                Why = _ => state.Taken ? $"用到第{state.Last}号：每印发一份有文号的文书取一个号，不跳号、不重号。" : $"以前用到第{state.Last}号，从第{state.Last + 1}号接着用。",
            };
    }

    public async ValueTask<ActorSketch?> Ladder(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.Grain<LadderSettings, LadderSettingsCommand>(address).Look(cancel);
        return address != LadderSettings.AddressOf(address.Government) || !Access.May(caller, Deed.ReadPaper, address.Government) ? null
            : new ActorSketch("督办规则", version == 0 ? "没有设过，按系统的规则" : "已设", Tone.Quiet, version)
            {
                Link = Access.May(caller, Deed.SignPaper, address.Government) ? "/supervision/settings" : null,
                Fields = ActorSketch.Named(
                    ("发文机关", state.Issuer ?? "还没有设"),
                    ("机关代字", state.Words.IsEmpty ? "没有" : string.Join('；', state.Words.Select(w => $"{PaperWords.Of(w.Rung)}：{w.Word}"))),
                    ("约谈", state.Talk ? "启用" : "停用"),
                    ("处理建议", state.Sanction ? "启用" : "停用"),
                    ("每一级等待", string.Join('；', Enum.GetValues<PaperRung>().Where(state.Allows).Select(r => $"{PaperWords.Of(r)}{state.PatienceWith(r)}天")))),
                Why = version == 0 ? _ => "按系统的规则：本级政府还没有设过。" : null,
            };
    }

    private static string WordOf(GrainAddress series)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromHexString(series.Id));
        }
        catch (FormatException) // an address that somebody typed
        {
            return "";
        }
    }
}
