using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.Supervision;

/// <summary>A supervision paper (提醒、催办、提示函、督促整改通知书、通报…): a person drafts it from facts, another signs it, and only then it is issued.</summary>
public abstract record SupervisionPaper
{
    private SupervisionPaper() { }

    public sealed record NotDrafted : SupervisionPaper;

    /// <param name="Drafters">Every account that wrote at it: none of them may sign.</param>
    /// <param name="Asked">By unit and subject, the findings that the unit was asked about.</param>
    /// <param name="Ended">Why it was withdrawn; null: it was not.</param>
    public sealed record Written(
        PaperContent Content,
        PaperStage Stage,
        DateOnly DraftedOn,
        ImmutableArray<AccountId> Drafters,
        ImmutableHashSet<FindingKey> Asked,
        DateOnly? VerifyBy,
        ImmutableArray<VerificationAnswered> Verifications,
        PaperSigned? Signature,
        PaperIssued? Issue,
        EvidenceItem? Scan,
        ImmutableArray<PaperAnswered> Answers,
        PaperWithdrawn? Ended) : SupervisionPaper
    {
        /// <summary>Named units with a finding that they were not asked about.</summary>
        public ImmutableArray<UnitId> Unverified => [.. Content.Units.Select(u => u.Unit).Where(u => !IsAsked(u))];

        /// <summary>Named units that were asked and have not said anything.</summary>
        public ImmutableArray<UnitId> Silent => [.. Content.Units.Select(u => u.Unit).Where(u => IsAsked(u) && Verifications.All(v => v.Unit != u))];

        /// <summary>It was said outside and recorded here; nobody signed it.</summary>
        public bool WasRecorded => Issue is not null && Signature is null;

        public VerificationAnswered? VerificationOf(UnitId unit) => Verifications.FirstOrDefault(v => v.Unit == unit);

        public PaperAnswered? AnswerOf(UnitId unit) => Answers.FirstOrDefault(a => a.Unit == unit);

        /// <summary>The unit may see its findings in the draft: it was asked about them.</summary>
        public bool WasAsked(UnitId unit) => Asked.Any(key => key.Unit == unit);

        private bool IsAsked(UnitId unit) => WasAsked(unit) && Content.FactsOf(unit).All(fact => Asked.Contains(FindingKey.Of(fact)));
    }

    public static SupervisionPaper Initial { get; } = new NotDrafted();

    public static GrainKind<SupervisionPaper, PaperCommand, PaperEvent> Kind { get; } = new("paper", Initial, Evolve, PaperDecider.Decide);

    public static SupervisionPaper Evolve(SupervisionPaper state, PaperEvent fact) => (state, fact) switch
    {
        (NotDrafted, PaperDrafted e) => new Written(e.Content, PaperStage.Draft, e.On, [e.By], [], null, [], null, null, null, [], null),
        (NotDrafted, UrgingRecorded e) => new Written(e.Content, PaperStage.Issued, e.On, [e.By], [], null, [], null, new PaperIssued(e.On, null), null, [], null),
        (Written s, PaperRevised e) => s with { Content = e.Content, Drafters = s.Drafters.Contains(e.By) ? s.Drafters : s.Drafters.Add(e.By) },
        (Written s, VerificationAsked e) => s with
        {
            Stage = PaperStage.Verifying,
            VerifyBy = e.DueDay,
            Asked = s.Asked.Union(e.Units.SelectMany(s.Content.FactsOf).Select(FindingKey.Of)),
            Verifications = s.Verifications.RemoveAll(v => e.Units.Contains(v.Unit)),
        },
        (Written s, VerificationAnswered e) => s with { Verifications = s.Verifications.RemoveAll(v => v.Unit == e.Unit).Add(e) },
        (Written s, PaperSigned e) => s with { Stage = PaperStage.Signed, Signature = e },
        (Written s, PaperIssued e) => s with { Stage = PaperStage.Issued, Issue = e },
        (Written s, ScanRegistered e) => s with { Scan = e.Scan },
        (Written s, PaperAnswered e) => s with { Answers = s.Answers.RemoveAll(a => a.Unit == e.Unit).Add(e) },
        (Written s, PaperWithdrawn e) => s with { Stage = PaperStage.Withdrawn, Ended = e },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

/// <summary>What a finding is about, however it is worded; one that rests on nothing in the ledger is its words.</summary>
public readonly record struct FindingKey(UnitId Unit, GrainAddress? Subject, string? Words)
{
    public static FindingKey Of(PaperFact fact) => new(fact.Unit, fact.Subject, fact.Subject is null ? fact.Words : null);
}

/// <summary>Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaperStage>))]
public enum PaperStage
{
    /// <summary>草稿.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>核实反馈中.</summary>
    [JsonStringEnumMemberName("verifying")]
    Verifying,

    /// <summary>已签发，待印发.</summary>
    [JsonStringEnumMemberName("signed")]
    Signed,

    /// <summary>已印发.</summary>
    [JsonStringEnumMemberName("issued")]
    Issued,

    /// <summary>已作废 or 已撤回.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
