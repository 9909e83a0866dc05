using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>A command to the one grain that a route names: what it came to, with the grain's version as <c>ETag</c>.</summary>
internal static class TellGrain
{
    extension(HttpContext context)
    {
        /// <param name="address">Null: the route names none, and <paramref name="unknown"/> is the answer.</param>
        public async Task<Results<Ok<TReceipt>, RejectionProblem>> Tell<TReceipt>(
            GrainAddress? address, RejectionProblem unknown, Func<GrainAddress, ValueTask<Answer>> tell, Func<GrainAddress, long, TReceipt> receipt)
        {
            if (address is not { } grain)
            {
                return unknown;
            }
            var answer = await tell(grain);
            if (answer.Rejection is { } rejection)
            {
                return rejection.AsProblem();
            }
            context.SetVersion(answer.Version);
            return TypedResults.Ok(receipt(grain, answer.Version));
        }
    }
}
