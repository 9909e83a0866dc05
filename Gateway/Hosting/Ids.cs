using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>Ids as people and programs send them: what is no id is an answer, not an exception.</summary>
internal static class Ids
{
    public static bool TryRead<T>(string? text, out T id)
        where T : struct, IIdentifier<T> => T.TryParse(text, null, out id);

    /// <summary>The address of a grain of this kind, in either form; null: it is none.</summary>
    public static GrainAddress? Address(string? text, string kind) =>
        TryRead<GrainAddress>(text, out var address) && address.Kind == kind ? address : null;
}
