namespace Tracker.Accounts;

/// <summary>What can be asked of the system, as the one authorisation table knows it. Pages, REST, command line and exports name the same deeds.</summary>
public enum Deed
{
    /// <summary>Names of units and groups.</summary>
    ReadUnits,

    /// <summary>A plan's document, points and stage.</summary>
    ReadPlan,

    /// <summary>A draft with its questions, before it is assigned.</summary>
    ReadDraft,

    /// <summary>A row of the ledger (台账).</summary>
    ReadLedger,

    /// <summary>One assignment with its history, words and evidence.</summary>
    ReadAssignment,

    /// <summary>签收.</summary>
    Acknowledge,

    /// <summary>退签.</summary>
    Refuse,

    /// <summary>建账.</summary>
    SetUp,

    /// <summary>Accept or return a set-up.</summary>
    ReviewSetUp,

    /// <summary>报送, also for another unit (代录) where the reach goes beyond the own one.</summary>
    Report,

    /// <summary>报结.</summary>
    ReportClosure,

    /// <summary>退回补充; by the lead where the reports of a point go through it.</summary>
    Return,

    /// <summary>汇总稿 of a point.</summary>
    Summarise,

    /// <summary>Record 催办 that was done outside; by the lead for the duties of its points.</summary>
    Urge,

    /// <summary>不涉及: agree or not.</summary>
    ConfirmNotConcerned,

    /// <summary>办结.</summary>
    Close,

    /// <summary>退回重办.</summary>
    Reopen,

    /// <summary>年终清账.</summary>
    Clear,

    /// <summary>责任分工调整, amended and withdrawn points, the answer to a refusal.</summary>
    Adjust,

    ImportPlan,
    AnswerQuestion,

    /// <summary>下达.</summary>
    AssignPlan,

    /// <summary>Record events that limits are counted from, ask for more time, explain a delay.</summary>
    KeepLimits,

    /// <summary>Decide on extensions, judge occurrences, import holiday notices.</summary>
    DecideLimits,

    /// <summary>Download what <see cref="ReadLedger"/> shows.</summary>
    Export,

    /// <summary>Check that nothing was changed afterwards; seals.</summary>
    Verify,

    ManageUnits,

    /// <summary>A request (临时报送) as it was sent, and one unit's answer to it.</summary>
    ReadRequest,

    /// <summary>Answer a request, also for another unit (代录) where the reach goes beyond the own one.</summary>
    AnswerRequest,

    /// <summary>Draft, send, extend, close and withdraw requests; return answers; set the budget of fields.</summary>
    ManageRequests,

    /// <summary>How many fields were asked of a unit (填报负担).</summary>
    ReadBurden,

    /// <summary>Supervision papers: all of them, or what concerns one unit.</summary>
    ReadPaper,

    /// <summary>Draft, revise, verify, issue and register supervision papers; how the ladder is used.</summary>
    DraftPaper,

    /// <summary>签发, by another account than the drafter's.</summary>
    SignPaper,

    /// <summary>核实反馈 and 整改反馈 of a unit that a paper names.</summary>
    AnswerPaper,

    /// <summary>“回头看”: all of it, or the checks and problems of one unit.</summary>
    ReadLookBack,

    /// <summary>Start a look-back, select points, allot checks, re-verify, replace addresses, draw samples, close out and reopen problems.</summary>
    ManageLookBack,

    /// <summary>核查 and 复核; by a unit only of what was allotted to it (交叉核查).</summary>
    JudgeLookBack,

    /// <summary>单位自评, 整改措施 and 整改结果 of a unit.</summary>
    AnswerLookBack,

    /// <summary>年度报告: all of them and the government's total, or those of one unit.</summary>
    ReadAnnualReport,

    /// <summary>Fill in, explain, hand in, review, sign, send, screen, publish and restate the annual report of a unit.</summary>
    KeepAnnualReport,

    /// <summary>The scope of the total, the total itself; return and accept what units sent; the signed paper.</summary>
    ManageAnnualReports,

    /// <summary>消息 that are written to a unit.</summary>
    ReadInbox,

    /// <summary>消息 that are written to the office.</summary>
    ReadOfficeInbox,

    /// <summary>Any account of the government.</summary>
    ManageAccounts,

    /// <summary>Hand over and reset the accounts of a unit.</summary>
    ManageUnitAccounts,

    /// <summary>Backup, rebuild, settings.</summary>
    Operate,

    /// <summary>The metrics of the running process, from another machine.</summary>
    ReadMetrics,
}
