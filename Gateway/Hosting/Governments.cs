using Tracker.Accounts;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.Hosting;

/// <summary>Which government is meant where nobody says so.</summary>
internal sealed class Governments(IJournal journal)
{
    /// <summary>The one that is said, else the caller's own, else the only one there is, else 000000.</summary>
    public async ValueTask<DivisionCode> Meant(DivisionCode? said, Caller caller, CancellationToken cancel) =>
        said ?? caller.Government ?? (await journal.Governments(cancel) is [var only] ? only : DivisionCode.Unknown);
}
