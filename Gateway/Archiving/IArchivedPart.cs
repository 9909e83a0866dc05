using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.Archiving;

/// <summary>What one room adds to a year's archive: the files that its own downloads are, put in one after the other and each named on the first page.</summary>
internal interface IArchivedPart
{
    Task Put(ArchiveZip zip, ArchiveIndex index, ArchivedYear of, CancellationToken cancel);
}

/// <param name="Caller">Who takes the archive: what it may not see is not put in.</param>
internal sealed record ArchivedYear(Caller Caller, DivisionCode Government, PlanYear Year, DateTimeOffset Made);
