namespace Tracker.Gateway.Reading;

/// <summary>More came out of the archive than an honest document holds.</summary>
internal sealed class UnpackedTooLargeException : Exception;

/// <summary>How much may come out of one archive in all, counted as it is read: sizes written in an archive can lie.</summary>
internal sealed class UnpackingBudget
{
    public const long BytesAllowed = 96L * 1024 * 1024;

    private long _left = BytesAllowed;

    public Stream Around(Stream unpacking) => new Counted(unpacking, this);

    private sealed class Counted(Stream inner, UnpackingBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            budget._left -= read;
            return budget._left < 0 ? throw new UnpackedTooLargeException() : read;
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
