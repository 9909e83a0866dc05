using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Tracker.Silo.Files;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// SQLite's way to its files on Linux, save for those of the connection that writes. Its write-ahead log: a commit's pages, which SQLite hands over in two small
/// pieces each, go out in one write, and what is synced is the data and not the time of its change, which would be a commit of the file system's own.
/// </summary>
/// <remarks>
/// Only with <c>synchronous = FULL</c>: every commit is then synced, and so written, before its pages are shown to readers. Whatever reads or
/// measures the log through this connection sees it written.
/// </remarks>
internal static unsafe partial class LogWriting
{
    private const int Ok = 0;
    private const int SyncFailed = 1034; // SQLITE_IOERR_FSYNC
    private const int SyncNormal = 0x2; // SQLITE_SYNC_NORMAL
    private const int ReadWrite = 0x2; // SQLITE_OPEN_READWRITE
    private const int WriteAheadLog = 0x80000; // SQLITE_OPEN_WAL
    private const int FilePointer = 7; // SQLITE_FCNTL_FILE_POINTER
    private const int BufferSize = 0x1ffff; // SQLite writes no more at a time

    private static readonly VirtualFiles* Usual = Find(null);

    /// <summary>The name to open a writing connection with; null: there is only SQLite's own way here.</summary>
    public static string? Name { get; } = OperatingSystem.IsLinux() ? Register() : null;

    /// <summary>The database's file itself, whatever the connection's <c>synchronous</c> says. False: it is not on disk.</summary>
    public static bool SyncDatabase(SqliteConnection connection)
    {
        OpenFile* file;
        return Control(connection.Handle!.DangerousGetHandle(), null, FilePointer, &file) == Ok && file->Methods->Sync(file, SyncNormal) == Ok;
    }

    private static string Register()
    {
        const string name = "tracker-log";
        var files = (VirtualFiles*)NativeMemory.Alloc((nuint)sizeof(VirtualFiles)); // for as long as the process lives
        *files = *Usual;
        files->Name = Marshal.StringToCoTaskMemUTF8(name);
        files->FileSize += sizeof(Log);
        files->Open = &Open;
        return Register(files, 0) == Ok ? name : throw new InvalidOperationException("SQLite does not take a way to its files.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(VirtualFiles* files, byte* path, OpenFile* file, int flags, int* got)
    {
        var result = Usual->Open(Usual, path, file, flags, got);
        if (result != Ok || (flags & (ReadWrite | WriteAheadLog)) != (ReadWrite | WriteAheadLog))
        {
            return result;
        }
        var log = LogOf(file);
        *log = new Log { Usual = file->Methods, Methods = *file->Methods, Descriptor = Durable.OpenAgain(Marshal.PtrToStringUTF8((nint)path)!) };
        log->Methods.Close = &Close;
        log->Methods.Read = &Read;
        log->Methods.Write = &Write;
        log->Methods.Truncate = &Truncate;
        log->Methods.Sync = &Sync;
        log->Methods.Size = &Size;
        file->Methods = &log->Methods;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, byte* bytes, int count, long at)
    {
        var log = LogOf(file);
        if (at != log->At + log->Count || log->Count + count > BufferSize)
        {
            var result = Flush(file, log);
            if (result != Ok || count > BufferSize)
            {
                return result != Ok ? result : log->Usual->Write(file, bytes, count, at);
            }
            log->At = at;
        }
        log->Buffer = log->Buffer is null ? (byte*)NativeMemory.Alloc(BufferSize) : log->Buffer;
        Buffer.MemoryCopy(bytes, log->Buffer + log->Count, BufferSize - log->Count, count);
        log->Count += count;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OpenFile* file, int flags)
    {
        var log = LogOf(file);
        var result = Flush(file, log);
        if (result != Ok)
        {
            return result;
        }
        if (log->Descriptor >= 0 && log->SyncedOnce)
        {
            return Durable.Data(log->Descriptor) ? Ok : SyncFailed;
        }
        result = log->Usual->Sync(file, flags); // the first one also makes the new file's name durable
        log->SyncedOnce = result == Ok;
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(OpenFile* file, byte* bytes, int count, long at) =>
        Flush(file, LogOf(file)) is var result and not Ok ? result : LogOf(file)->Usual->Read(file, bytes, count, at);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OpenFile* file, long size) =>
        Flush(file, LogOf(file)) is var result and not Ok ? result : LogOf(file)->Usual->Truncate(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(OpenFile* file, long* size) =>
        Flush(file, LogOf(file)) is var result and not Ok ? result : LogOf(file)->Usual->Size(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(OpenFile* file)
    {
        var log = LogOf(file);
        _ = Flush(file, log); // of no commit: those were synced
        NativeMemory.Free(log->Buffer);
        log->Buffer = null;
        Durable.CloseAgain(log->Descriptor);
        file->Methods = log->Usual;
        return file->Methods->Close(file);
    }

    /// <summary>What could not be written is forgotten, as SQLite begins such a commit anew from its first page.</summary>
    private static int Flush(OpenFile* file, Log* log)
    {
        var count = log->Count;
        log->Count = 0;
        return count == 0 ? Ok : log->Usual->Write(file, log->Buffer, count, log->At);
    }

    /// <summary>Behind what SQLite itself keeps of an open file.</summary>
    private static Log* LogOf(OpenFile* file) => (Log*)((byte*)file + Usual->FileSize);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial VirtualFiles* Find(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static partial int Control(nint connection, byte* database, int what, void* answer);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(VirtualFiles* files, int asDefault);

    private struct Log
    {
        public Methods* Usual;
        public Methods Methods;
        public byte* Buffer;
        public long At;
        public int Count;
        public int Descriptor;
        public bool SyncedOnce;
    }

    // As sqlite3.h lays them out: sqlite3_file, sqlite3_io_methods, sqlite3_vfs.
#pragma warning disable CS0649 // SQLite assigns what nobody does here
    private struct OpenFile
    {
        public Methods* Methods;
    }

    private struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> Close;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<OpenFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> Sync;
        public delegate* unmanaged[Cdecl]<OpenFile*, long*, int> Size;
        public Others Others;
    }

    private struct VirtualFiles
    {
        public int Version;
        public int FileSize;
        public int LongestPath;
        public nint Next;
        public nint Name;
        public nint Data;
        public delegate* unmanaged[Cdecl]<VirtualFiles*, byte*, OpenFile*, int, int*, int> Open;
        public OtherCalls Others;
    }
#pragma warning restore CS0649

    [InlineArray(12)]
    private struct Others
    {
        private nint _first;
    }

    [InlineArray(15)]
    private struct OtherCalls
    {
        private nint _first;
    }
}
