using System.Security.Cryptography;

namespace Tracker.Silo.Journal;

/// <summary>Random salts. Drawn by the hundred for each thread: a single draw costs more than the hash it is for.</summary>
internal static class Salts
{
    private const int Drawn = 256;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _used;

    public static byte[] Next()
    {
        if (_drawn is null || _used == Drawn)
        {
            _drawn = RandomNumberGenerator.GetBytes(Drawn * FactHash.SaltSize);
            _used = 0;
        }
        return _drawn.AsSpan(_used++ * FactHash.SaltSize, FactHash.SaltSize).ToArray();
    }
}
