using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Archiving;

/// <summary>A zip that leaves as it is made, and knows the SHA-256 of everything it has put in.</summary>
internal sealed class ArchiveZip(Stream output, DateTimeOffset made) : IDisposable
{
    private readonly Outbox _outbox = new(output);
    private readonly List<ArchivedFile> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private ZipArchive? _zip;

    public IReadOnlyList<ArchivedFile> Files => _files;

    /// <summary>A path that nothing stands at yet: by the name, or where two are called the same by the name and the number.</summary>
    public string Free(string folder, string name, string number, string ending)
    {
        var path = $"{folder}/{FileNames.Safe(name)}";
        for (var others = 0; ; others++)
        {
            var free = path + (others switch { 0 => "", 1 => $"（{number}）", _ => $"（{number}-{others}）" }) + ending;
            if (!_names.Contains(free))
            {
                return free;
            }
        }
    }

    /// <param name="path">With <c>/</c> between folders; parts are made fit for every system's file names before.</param>
    public async ValueTask Put(string path, Func<Stream, Task> content, CancellationToken cancel, bool packed = true)
    {
        _zip ??= new ZipArchive(_outbox, ZipArchiveMode.Create, leaveOpen: true);
        if (!_names.Add(path))
        {
            throw new InvalidOperationException($"{path} is in the archive already.");
        }
        var entry = _zip.CreateEntry(path, packed ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
        entry.LastWriteTime = made;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counting = new Counting(entry.Open(), hash, () => _outbox.Drain(cancel));
        await using (counting)
        {
            await content(counting);
        }
        await _outbox.Drain(cancel);
        _files.Add(new ArchivedFile(path, counting.Written, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    public ValueTask Put(string path, string text, CancellationToken cancel) =>
        Put(path, async to => await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancel), cancel);

    /// <summary>Tables as one file; its path with the ending of the format.</summary>
    public async ValueTask<string> Put(string pathWithoutEnding, TableFormat format, IReadOnlyList<Table> tables, DateTimeOffset made, CancellationToken cancel)
    {
        var path = pathWithoutEnding + format.Ending;
        await Put(path, to => format.Write(to, tables, made, cancel), cancel, packed: format != TableFormat.Xlsx && format != TableFormat.Docx);
        return path;
    }

    /// <summary>As <c>sha256sum -c</c> reads it.</summary>
    public string Sums() => string.Concat(_files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Hash}  {f.Path}\n")));

    public async ValueTask Finish(CancellationToken cancel)
    {
        _zip?.Dispose();
        _zip = null;
        await _outbox.Drain(cancel);
        await output.FlushAsync(cancel);
    }

    public void Dispose()
    {
        _zip?.Dispose();
        _outbox.Dispose();
    }

    /// <summary>Takes bytes asynchronously, and sends on what the zip made of them now and then.</summary>
    private sealed class Counting(Stream inner, IncrementalHash hash, Func<ValueTask> drain) : Stream
    {
        private const int SendEvery = 256 * 1024;
        private int _unsent;

        public long Written { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            if ((_unsent += buffer.Length) >= SendEvery)
            {
                _unsent = 0;
                await drain();
            }
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            inner.Write(buffer);
            Written += buffer.Length;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}

/// <param name="Hash">SHA-256.</param>
internal sealed record ArchivedFile(string Path, long Size, string Hash);
