using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Where each figure of a report comes from: the fact of the report's own stream that changed its cell last.</summary>
internal sealed class CellOrigins(IJournal journal)
{
    public async ValueTask<ImmutableDictionary<CellKey, CellOrigin>> Of(GrainAddress report, CancellationToken cancel)
    {
        var (state, before) = (AnnualReport.Initial, ReportCells.Blank(FormEdition.Of2021));
        var origins = ImmutableDictionary.CreateBuilder<CellKey, CellOrigin>();
        for (var read = 0L; await journal.ReadStream(report, read, cancel: cancel) is { Count: > 0 } facts; read = facts[^1].Version)
        {
            foreach (var fact in facts.Select(f => (AnnualReportEvent)TrackerSilo.Facts.Decode(f.Type, f.Data)))
            {
                state = AnnualReport.Evolve(state, fact);
                if (Of(fact) is { } origin && state is AnnualReport.Begun { Content.Cells: var now })
                {
                    foreach (var cell in now.Form.Cells.Where(cell => now[cell] != before[cell.Key]))
                    {
                        origins[cell.Key] = origin;
                    }
                    before = now;
                }
            }
        }
        return origins.ToImmutable();
    }

    private static CellOrigin? Of(AnnualReportEvent fact) => fact switch
    {
        ReportBegun e => new(CellSource.CarriedOver, e.On, e.By),
        ReportRecorded e => new(CellSource.Recorded, e.On, e.By),
        ReportDraftDiscarded e => new(CellSource.Restored, e.On, e.By),
        ReportRolledUp e => new(CellSource.RolledUp, e.On, e.By),
        ReportFilled e => new(e.Source switch { FillSource.Typed => CellSource.Typed, FillSource.Workbook => CellSource.Workbook, _ => CellSource.File }, e.On, e.By),
        _ => null,
    };
}

/// <param name="On">When it took this value.</param>
internal sealed record CellOrigin(CellSource Source, DateOnly On, AccountId By);

[JsonConverter(typeof(JsonStringEnumConverter<CellSource>))]
internal enum CellSource
{
    /// <summary>From last year's report.</summary>
    [JsonStringEnumMemberName("carried-over")]
    CarriedOver,

    [JsonStringEnumMemberName("typed")]
    Typed,

    [JsonStringEnumMemberName("workbook")]
    Workbook,

    /// <summary>Read from a published report.</summary>
    [JsonStringEnumMemberName("file")]
    File,

    /// <summary>The sum of others' reports.</summary>
    [JsonStringEnumMemberName("rolled-up")]
    RolledUp,

    /// <summary>What was typed after it was let go (放弃草稿).</summary>
    [JsonStringEnumMemberName("restored")]
    Restored,

    /// <summary>Published before it came here.</summary>
    [JsonStringEnumMemberName("recorded")]
    Recorded,
}
