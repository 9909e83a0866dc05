using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>What a service came to: a value, or why not.</summary>
internal readonly record struct Outcome<T>(T? Value, Rejection? Rejection)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Rejection rejection) => new(null, rejection);
}
