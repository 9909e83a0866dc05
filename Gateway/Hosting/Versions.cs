using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>A grain's version as <c>ETag</c>, and the version a caller expects as <c>If-Match</c>.</summary>
internal static class Versions
{
    extension(HttpContext context)
    {
        /// <summary>Null: whatever it is (no <c>If-Match</c>, or <c>*</c>).</summary>
        public long? ExpectedVersion
        {
            get
            {
                var said = context.Request.Headers.IfMatch;
                if (said.Count == 0 || said == "*")
                {
                    return null;
                }
                return said.Count == 1 && long.TryParse(said[0].AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                    ? version
                    : throw new BadHttpRequestException($"If-Match: {said}");
            }
        }

        public void SetVersion(long version) => context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
    }
}
