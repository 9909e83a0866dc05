using System.Security;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Deciding;

namespace Tracker.Silo.Files;

/// <summary>Why a data folder cannot be used, as far as the system's error tells.</summary>
public static class FolderFault
{
    private const int ReadOnlyDisk = 30; // EROFS of Linux and macOS

    /// <summary><c>journal.disk-full</c>, <c>folder.forbidden</c>, <c>folder.is-a-file</c>, or <c>folder.unusable</c> with the system's own words.</summary>
    public static Rejection Of(string folder, Exception error) => error switch
    {
        IOException io when Durable.IsDiskFull(io) => new Rejection("journal.disk-full"),
        UnauthorizedAccessException or SecurityException => new Rejection("folder.forbidden", folder),
        IOException { HResult: var code } when (code & 0xFFFF) == ReadOnlyDisk => new Rejection("folder.forbidden", folder),
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN } => new Rejection("folder.forbidden", folder),
        _ when File.Exists(folder) => new Rejection("folder.is-a-file", folder),
        _ => new Rejection("folder.unusable", folder, error.Message),
    };
}
