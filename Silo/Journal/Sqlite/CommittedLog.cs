using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>What SQLite tells of its write-ahead log after each commit of a connection that wrote to it. Used by that connection's thread only.</summary>
internal sealed unsafe partial class CommittedLog : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Told* _told = (Told*)NativeMemory.AllocZeroed((nuint)sizeof(Told));

    public CommittedLog(SqliteConnection connection)
    {
        _connection = connection;
        _ = Hook(Handle, &Committed, _told);
    }

    /// <summary>In the log, with those that a checkpoint has carried already.</summary>
    public int Pages => _told->Pages;

    /// <summary>Since <see cref="Seen"/>.</summary>
    public bool HasNew => _told->New;

    /// <summary>A checkpoint begins, of all that was committed so far.</summary>
    public void Seen() => _told->New = false;

    /// <summary>The next commit is written at its start.</summary>
    public void BeginsAnew() => _told->Pages = 0;

    public void Dispose()
    {
        _ = Hook(Handle, null, null);
        NativeMemory.Free(_told);
    }

    private nint Handle => _connection.Handle!.DangerousGetHandle();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Committed(Told* told, nint connection, byte* database, int pages)
    {
        *told = new Told { Pages = pages, New = true };
        return raw.SQLITE_OK;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_wal_hook")]
    private static partial void* Hook(nint connection, delegate* unmanaged[Cdecl]<Told*, nint, byte*, int, int> committed, Told* told);

    private struct Told
    {
        public int Pages;
        public bool New;
    }
}
