namespace Tracker.Gateway.Hosting;

/// <summary>How much a request may carry; more is refused before it is read.</summary>
internal static class RequestLimits
{
    /// <summary>Bytes of a body of JSON: a report of 20,000 characters with 50 links fits in.</summary>
    public const long Json = 512 * 1024;

    /// <summary>Bytes of a plan's document or a workbook.</summary>
    public const long Document = 20 * 1024 * 1024;

    /// <summary>Bytes of one file of evidence.</summary>
    public const long Evidence = 200 * 1024 * 1024;

    /// <summary>What a form adds round its file.</summary>
    public const long Form = 64 * 1024;
}
