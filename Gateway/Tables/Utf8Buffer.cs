using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tracker.Gateway.Tables;

/// <summary>
/// A pooled run of bytes between the cells and the output. It is emptied between rows, because output streams may
/// allow asynchronous writes only; within a row it grows.
/// </summary>
internal sealed class Utf8Buffer : IBufferWriter<byte>, IDisposable
{
    private const int FullAt = 32 * 1024;
    private const int LongestNumber = 40; // decimal.MinValue with a point takes 31
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(2 * FullAt);
    private int _count;

    public bool IsFull => _count >= FullAt;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_bytes.Length - _count < Math.Max(sizeHint, 1)) Grow(sizeHint);
        return _bytes.AsSpan(_count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _count < Math.Max(sizeHint, 1)) Grow(sizeHint);
        return _bytes.AsMemory(_count);
    }

    /// <summary>Where the next byte goes, until the buffer is emptied: see <see cref="Replace"/>.</summary>
    public int Position => _count;

    /// <summary>Writes over bytes that still wait here.</summary>
    public void Replace(int position, ReadOnlySpan<byte> bytes) => bytes.CopyTo(_bytes.AsSpan(position, _count - position));

    public void Advance(int count) => _count += count;

    public void Put(byte one)
    {
        GetSpan(1)[0] = one;
        _count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // many times a cell: see XmlText.PutXml
    public void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _count += bytes.Length;
    }

    public void Put(long number)
    {
        number.TryFormat(GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _count += written;
    }

    public void Put(decimal number)
    {
        number.TryFormat(GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _count += written;
    }

    public void Put<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        value.TryFormat(GetSpan(LongestNumber), out var written, format, CultureInfo.InvariantCulture);
        _count += written;
    }

    /// <summary>Text as it is; a lone surrogate becomes U+FFFD.</summary>
    public void Put(ReadOnlySpan<char> text) => _count += Encoding.UTF8.GetBytes(text, GetSpan(3 * text.Length));

    public void WriteTo(Stream output)
    {
        output.Write(_bytes.AsSpan(0, _count));
        _count = 0;
    }

    public async ValueTask FlushTo(Stream output, CancellationToken cancel)
    {
        if (_count == 0) return;
        await output.WriteAsync(_bytes.AsMemory(0, _count), cancel);
        _count = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _count = 0;
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _count + atLeast));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
