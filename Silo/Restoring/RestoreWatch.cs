using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Restoring;

/// <summary>
/// Notices a restored backup before anything is told. The process leaves a mark in its folder of how far it saw the journal; no backup holds the mark,
/// so a journal that lacks what the mark says, or a folder of a marked journal without any, was put together from a backup.
/// </summary>
internal sealed partial class RestoreWatch(string folder, IStore store, RestoreDesk desk, ILogger<RestoreWatch> log) : IHostedService
{
    /// <summary>In the database: its folder was marked. Only where one folder has one database can its absence tell anything.</summary>
    private const string WasMarked = "folder-mark";

    private readonly string _path = Path.Combine(folder, RestoreFiles.Mark);
    private string? _marked;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await Reason(cancellationToken) is { } reason)
        {
            Restored(log, reason);
            await desk.Open(reason, cancellationToken);
        }
        await Mark(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Leaves the mark at the journal's end.</summary>
    public async Task Mark(CancellationToken cancel)
    {
        var last = await store.Journal.LastPosition(cancel);
        if (last == 0 || await HashAt(last, cancel) is not { } hash || $"{last} {hash}" is var mark && mark == _marked)
        {
            return;
        }
        try
        {
            await File.WriteAllTextAsync(_path + ".new", mark, cancel);
            File.Move(_path + ".new", _path, overwrite: true);
            _marked = mark;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotMarked(log, error.Message); // the next round tries again
            return;
        }
        if (store.Journal.HeldAlone && await store.Journal.Checkpoint(WasMarked, cancel) == 0)
        {
            await store.Journal.SaveCheckpoint(WasMarked, last, cancel);
        }
    }

    /// <summary>Null: it is the journal that this folder knows.</summary>
    private async Task<string?> Reason(CancellationToken cancel)
    {
        if (!File.Exists(_path))
        {
            return store.Journal.HeldAlone && await store.Journal.Checkpoint(WasMarked, cancel) > 0 ? RestoreReasons.NoMark : null;
        }
        return (await File.ReadAllTextAsync(_path, cancel)).Trim().Split(' ') is [var position, var hash]
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && await HashAt(seen, cancel) != hash
            ? RestoreReasons.WentBack : null;
    }

    /// <summary>Null: the journal does not reach so far.</summary>
    private ValueTask<string?> HashAt(long position, CancellationToken cancel) => store.Tables.Read(
        database => RequestLedger.Read(database, "SELECT hash FROM events WHERE position = @position", row => Convert.ToHexStringLower((byte[])row.GetValue(0)), ("@position", position)).FirstOrDefault(), cancel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A new epoch begins: {Reason}")]
    private static partial void Restored(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder could not be marked: {Why}")]
    private static partial void NotMarked(ILogger log, string why);
}

public static class RestoreFiles
{
    /// <summary>The mark of a process in its data folder; no backup should hold it.</summary>
    public const string Mark = "seen";
}

/// <summary>Why a process opened an epoch by itself; a person writes words.</summary>
public static class RestoreReasons
{
    /// <summary>The folder of a marked journal has no mark.</summary>
    public const string NoMark = "no-mark";

    /// <summary>The journal lacks what the folder's mark says.</summary>
    public const string WentBack = "went-back";
}
