using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Supervision;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Archiving;

/// <summary>An item of evidence as it was handed in.</summary>
internal sealed record HandedIn(GrainAddress Assignment, DateTimeOffset At, EvidenceItem Item);

/// <param name="By">The unit that held the duty when it was said, under its name of then.</param>
internal sealed record FiledRow(PeriodReported Fact, UnitRef By);

/// <summary>The journal of one government's year as lines of JSON, and what it says of files on the way.</summary>
internal sealed class YearFacts(IJournal journal, DivisionCode government, PlanYear year)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<(GrainAddress Assignment, string Key)> _evidence = [];
    private readonly Dictionary<GrainAddress, UnitRef> _holders = [];

    /// <summary>Each piece once for each duty, as it was first handed in.</summary>
    public List<HandedIn> Evidence { get; } = [];

    /// <summary>The latest document of each plan.</summary>
    public Dictionary<GrainAddress, SourceDocument> Documents { get; } = [];

    /// <summary>What each duty said of each period last, and whose it was then.</summary>
    public Dictionary<(PeriodId Period, GrainAddress Assignment), FiledRow> Returns { get; } = [];

    /// <summary>All reports of each duty, oldest first.</summary>
    public Dictionary<GrainAddress, List<object>> Reports { get; } = [];

    /// <summary>汇总稿 of each point, the last of each period.</summary>
    public Dictionary<(PeriodId Period, GrainAddress Point), PointSummarised> Summaries { get; } = [];

    public long Count { get; private set; }

    /// <summary>Data and metadata are the stored text, byte for byte, so that the chain can be worked out from them.</summary>
    public async Task WriteLines(Stream to, CancellationToken cancel)
    {
        var beginning = $"{government.Value}/{year.Value:D4}/";
        var read = 0L;
        while (await journal.ReadAll(read, cancel: cancel) is { Count: > 0 } facts)
        {
            foreach (var fact in facts.Where(f => f.Address.Value.StartsWith(beginning, StringComparison.Ordinal)))
            {
                Count++;
                Note(fact);
                await to.WriteAsync(Line(fact), cancel);
            }
            read = facts[^1].Position;
        }
    }

    private void Note(RecordedFact fact)
    {
        var told = TrackerSilo.Facts.Decode(fact.Type, fact.Data);
        switch (told)
        {
            case AssignmentMade e: _holders[fact.Address] = new UnitRef(e.Unit, e.UnitName); break;
            case AssignmentTransferred e: _holders[fact.Address] = new UnitRef(e.Unit, e.UnitName); break;
            case PointSummarised e: Summaries[(e.Period, fact.Address)] = e; break;
            case AssignmentRestored e: _holders[fact.Address] = _holders[fact.Address] with { Name = e.UnitName }; break;
        }
        if (told is IHandsIn)
        {
            Reports[fact.Address] = [.. Reports.GetValueOrDefault(fact.Address) ?? [], told];
        }
        if (told is not IKeepsFiles said)
        {
            return;
        }
        switch (said)
        {
            case PlanDrafted e: Documents[fact.Address] = e.Source; break;
            case PlanRedrafted e: Documents[fact.Address] = e.Source; break;
            case ReportSubmitted e: Add(fact, e.Evidence); break;
            case ClosureReported e: Add(fact, e.Evidence); break;
            case AssignmentRecorded e: Add(fact, e.Evidence); break;
            case PeriodReported e:
                Returns[(e.Period, fact.Address)] = new FiledRow(e, _holders[fact.Address]);
                Add(fact, e.Row.Evidence);
                break;
            case ScanRegistered e: Add(fact, [e.Scan]); break;
            case PaperAnswered e: Add(fact, e.Evidence); break;
            case ReportSigned { Scan: { } scan }: Add(fact, [scan]); break;
            case PaperReceived { Scan: { } scan }: Add(fact, [scan]); break;
            case AnswerGiven e: Add(fact, e.Evidence); break;
            case CheckEvidenceAdded e: Add(fact, e.Items); break;
            case CheckJudged e: Add(fact, e.Evidence); break;
            case ResultReported e: Add(fact, e.Evidence); break;
            default: Add(fact, said.FileHashes().Select(hash => new EvidenceItem(EvidenceKind.File, hash, Hash: hash))); break;
        }
    }

    private void Add(RecordedFact fact, IEnumerable<EvidenceItem> items)
    {
        var at = FactMetadata.Parse(fact.Metadata).At;
        Evidence.AddRange(items.Where(item => item.Title.Length > 0 && _evidence.Add((fact.Address, item.Hash ?? item.Url ?? item.Title))).Select(item => new HandedIn(fact.Address, at, item)));
    }

    private static byte[] Line(RecordedFact fact)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("position", fact.Position);
            json.WriteString("address", fact.Address.Value);
            json.WriteNumber("version", fact.Version);
            json.WriteString("type", fact.Type);
            json.WriteString("data", fact.Data);
            json.WriteString("metadata", fact.Metadata);
            if (fact.Erased)
            {
                json.WriteBoolean("erased", true);
            }
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
