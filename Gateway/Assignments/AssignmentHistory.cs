using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Assignments;

/// <summary>One assignment with everything that was ever said on it. What the caller may not see is not there.</summary>
internal sealed class AssignmentHistory(IGrains grains, IJournal journal, ILedger ledger, IFileShelf shelf, Access access)
{
    public async ValueTask<AssignmentStanding?> Look(Caller caller, GrainAddress assignment, CancellationToken cancel = default)
    {
        if (!await access.May(caller, Deed.ReadAssignment, assignment, cancel))
        {
            return null;
        }
        var standing = await grains.Assignment(assignment).Look(cancel);
        return standing.Version > 0 && await ledger.Line(assignment, cancel) is { } line ? new AssignmentStanding(line, standing.Version) : null;
    }

    /// <summary>Oldest first; null: no such assignment.</summary>
    public async ValueTask<ImmutableArray<HistoryEntry>?> Entries(Caller caller, GrainAddress assignment, CancellationToken cancel = default)
    {
        if (!await access.May(caller, Deed.ReadAssignment, assignment, cancel))
        {
            return null;
        }
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        var read = 0L;
        while (await journal.ReadStream(assignment, read, cancel: cancel) is { Count: > 0 } facts)
        {
            entries.AddRange(facts.Select(Entry));
            read = facts[^1].Version;
        }
        return entries.Count == 0 ? null : entries.DrainToImmutable();
    }

    /// <summary>A file that was handed in as evidence on this very assignment, with its name; null: there is none.</summary>
    public async ValueTask<(EvidenceItem Item, Stream Content)?> File(Caller caller, GrainAddress assignment, string hash, CancellationToken cancel = default)
    {
        var item = (await Entries(caller, assignment, cancel))?.SelectMany(e => e.Evidence).FirstOrDefault(e => e.Hash == hash);
        return item is not null && shelf.Open(hash) is { } content ? (item, content) : null;
    }

    private static HistoryEntry Entry(RecordedFact recorded)
    {
        var around = FactMetadata.Parse(recorded.Metadata);
        var entry = new HistoryEntry(recorded.Version, around.At, around.Account, around.Post, around.Unit, around.Door, recorded.Type, null, [], false, recorded.Erased);
        return TrackerSilo.Facts.Decode(recorded.Type, recorded.Data) switch
        {
            ReportSubmitted e => entry with { Text = e.Text, Evidence = e.Evidence, OnBehalf = e.OnBehalf },
            ClosureReported e => entry with { Text = e.Text, Evidence = e.Evidence, OnBehalf = e.OnBehalf },
            AssignmentReturned e => entry with { Text = e.Reason },
            PeriodReported e => entry with { Text = FactWords.Of(e), Evidence = e.Row.Evidence, OnBehalf = e.OnBehalf, Figures = e.Row.Quantities },
            AssignmentClosed e => entry with { BySelf = e.BySelf },
            AssignmentRecorded e => entry with { Text = e.Text, Evidence = e.Evidence },
            AssignmentRecordCorrected e => entry with { Text = $"{e.Text}（{Tracker.Gateway.History.HistoryWords.Of(e.Outcome)}。更正原因：{e.Reason}）" },
            AssignmentEvent e => entry with { Text = FactWords.Of(e) },
            _ => entry,
        };
    }
}

internal sealed record AssignmentStanding(LedgerLine Line, long Version);

/// <param name="Unit">The unit that the account worked for.</param>
/// <param name="Fact">The fact's stored name, such as <c>assignment.closed.v1</c>.</param>
/// <param name="Text">The words of a report, or the reason of a return.</param>
/// <param name="BySelf">自办自结.</param>
/// <param name="Erased">The words were erased by law.</param>
public sealed record HistoryEntry(
    long Version,
    DateTimeOffset At,
    AccountId Account,
    string Post,
    UnitId? Unit,
    Door Door,
    string Fact,
    string? Text,
    ImmutableArray<EvidenceItem> Evidence,
    bool OnBehalf,
    bool Erased,
    bool BySelf = false)
{
    /// <summary>Of the row of a period's sheet.</summary>
    [JsonIgnore]
    public ImmutableArray<Quantity> Figures { get; init; } = [];
}
