namespace Tracker.Gateway.Tables;

/// <summary>
/// Stands between the zip, which at times writes synchronously, and an output that may only be written to asynchronously:
/// takes bytes at once, sends them when drained.
/// </summary>
internal sealed class Outbox(Stream output) : Stream
{
    private readonly Utf8Buffer _waiting = new();

    /// <summary>Call it after every bounded amount of writing: what waits here is in memory.</summary>
    public async ValueTask Drain(CancellationToken cancel) => await _waiting.FlushTo(output, cancel);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => _waiting.Put(buffer.AsSpan(offset, count));
    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Put(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _waiting.Dispose();
        base.Dispose(disposing);
    }
}
