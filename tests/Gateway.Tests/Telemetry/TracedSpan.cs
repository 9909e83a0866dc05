using System.Text;

namespace Tracker.Gateway.Tests.Telemetry;

/// <summary>A span as OTLP carries it, read from the bytes themselves.</summary>
internal sealed record TracedSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Links)
{
    /// <summary>Those of an ExportTraceServiceRequest.</summary>
    public static IEnumerable<TracedSpan> Of(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new TracedSpan(
            Hex(span, 1),
            Hex(span, 2),
            Hex(span, 4),
            Text(span, 5),
            Fields(span, 9).GroupBy(tag => Text(tag, 1)).ToDictionary(tag => tag.Key, tag => Value(Fields(tag.First(), 2).First())),
            [.. Fields(span, 13).Select(link => Hex(link, 2))]);

    private static string Value(byte[] any) =>
        Fields(any, 1).FirstOrDefault() is { } text ? Encoding.UTF8.GetString(text) : string.Join(' ', Numbers(any));

    private static string Hex(byte[] message, int field) => Fields(message, field).FirstOrDefault() is { } bytes ? Convert.ToHexStringLower(bytes) : "";

    private static string Text(byte[] message, int field) => Fields(message, field).FirstOrDefault() is { } bytes ? Encoding.UTF8.GetString(bytes) : "";

    private static IEnumerable<byte[]> Fields(byte[] message, int field) => Read(message).Where(f => f.Field == field && f.Bytes is not null).Select(f => f.Bytes!);

    private static IEnumerable<ulong> Numbers(byte[] message) => Read(message).Where(f => f.Bytes is null).Select(f => f.Number);

    private static IEnumerable<(int Field, byte[]? Bytes, ulong Number)> Read(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    yield return (field, null, Varint(message, ref at));
                    break;
                case 1:
                    yield return (field, null, BitConverter.ToUInt64(message, at));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return (field, message[at..(at + length)], 0);
                    at += length;
                    break;
                case 5:
                    yield return (field, null, BitConverter.ToUInt32(message, at));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"No such wire type: {key & 7}.");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
