using Orleans;

namespace Tracker.Silo.Orleans;

/// <summary>Every grain of Tracker as Orleans sees it; its key is the grain's address. Commands and answers cross as JSON, whose names are for good.</summary>
[Alias("tracker.activation")]
internal interface IActivationGrain : IGrainWithStringKey
{
    /// <param name="asked">An <see cref="Asked{TCommand}"/>.</param>
    /// <returns>A <see cref="Told"/>.</returns>
    [Alias("ask")]
    Task<byte[]> Ask([Immutable] byte[] asked);
}
