using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

internal sealed class AppendItem(AppendRequest request) : WriteItem<AppendOutcome>
{
    public ReadyAppend Append { get; } = new(request);

    public override int Size => Append.Size;

    public override Activity? Span => Append.Span;

    public override void Run(WriterSession session)
    {
        try
        {
            Result = session.Appender.Refusal(Append.Request);
        }
        catch (Exception error) when (error is not SqliteException)
        {
            Error = error; // a fact that cannot follow: this append's own fault
            return;
        }
        Result ??= session.Appender.Write(Append);
    }
}
