using System.IO.Compression;
using System.Text;

namespace Tracker.Gateway.Unpacking;

/// <summary>A zip from outside, opened with suspicion: what it says it holds is judged first, and never more is unpacked.</summary>
internal static class CarefulZip
{
    /// <summary>Bytes of a zip's closing record. On fewer, ZipArchive looks for it before a form file's start, and that throws.</summary>
    private const int SmallestZip = 22;

    /// <param name="upload">Seekable; left open.</param>
    /// <param name="names">Of entries that don't say that their names are UTF-8.</param>
    public static (ZipArchive? Zip, UnpackingFault Fault) Open(Stream upload, UnpackingLimits limits, Encoding? names = null)
    {
        if (upload.Length < SmallestZip) return (null, UnpackingFault.Damaged);
        ZipArchive zip;
        int parts;
        try
        {
            upload.Position = 0;
            zip = new ZipArchive(upload, ZipArchiveMode.Read, leaveOpen: true, names);
            parts = zip.Entries.Count;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return (null, UnpackingFault.Damaged);
        }
        if (parts <= limits.Parts && !Bursts(zip, upload.Length, limits)) return (zip, default);
        zip.Dispose();
        return (null, UnpackingFault.UnpacksTooLarge);
    }

    /// <summary>The entry's content, which ends at the size it states even where the packed data goes on.</summary>
    public static Stream Content(ZipArchiveEntry entry) => new Bounded(entry.Open(), entry.Length);

    /// <summary>The sizes stated in the directory hold: no more than them is ever unpacked, whatever the data would give.</summary>
    private static bool Bursts(ZipArchive zip, long packed, UnpackingLimits limits)
    {
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length < 0 || entry.Length > limits.UnpackedBytes - unpacked) return true;
            unpacked += entry.Length;
        }
        return unpacked > limits.RatioFrom && unpacked / packed > limits.Ratio;
    }

    private sealed class Bounded(Stream inner, long length) : Stream
    {
        private long _left = length;
        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read;
        }
        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
