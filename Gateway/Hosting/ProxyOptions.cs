using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Tracker.Gateway.Hosting;

/// <summary>Whom to believe about where a request came from (<c>Tracker:Proxy</c>).</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    /// <summary>IP addresses of the proxies in front of this process, with commas between; empty: nobody is believed.</summary>
    [StringLength(400)]
    public string Trusted { get; set; } = "";

    public IEnumerable<IPAddress> Addresses => Typed.Select(IPAddress.Parse);

    private string[] Typed => Trusted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Typed.Where(text => !IPAddress.TryParse(text, out _)).Select(text => new ValidationResult($"'{text}' is no IP address.", [nameof(Trusted)]));
}
