using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Tracker.Gateway.Shared;

/// <summary>Markup that is kept: a page takes a twentieth of the room that way, and less time to unpack than to draw.</summary>
internal sealed class PackedMarkup
{
    /// <summary>Small enough that no piece is kept apart from what is soon forgotten, as the runtime keeps large objects.</summary>
    private const int Piece = 16 << 10;

    private readonly byte[] _packed;

    private PackedMarkup(byte[] packed) => _packed = packed;

    /// <summary>Bytes that it takes.</summary>
    public int Size => _packed.Length;

    public static PackedMarkup Of(Action<TextWriter> write)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new DeflateStream(packed, CompressionLevel.Fastest), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Piece))
        {
            write(text);
        }
        return new PackedMarkup(packed.ToArray());
    }

    /// <summary>One after the other they are the markup; alone they are none.</summary>
    public IEnumerable<MarkupString> Pieces()
    {
        using var text = new StreamReader(new DeflateStream(new MemoryStream(_packed), CompressionMode.Decompress), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, Piece);
        var piece = new char[Piece];
        while (text.ReadBlock(piece, 0, piece.Length) is > 0 and var read)
        {
            yield return new MarkupString(new string(piece, 0, read));
        }
    }
}
