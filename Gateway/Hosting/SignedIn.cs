using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>Who a request comes from, and through which door. Whatever signs a request in (session, token, the folder's socket) sets it once.</summary>
internal sealed record SignedIn(Caller Caller, Door Door);

internal static class SignedInRequests
{
    extension(HttpContext context)
    {
        /// <summary>Of a request that authorisation let through; asking elsewhere is a bug.</summary>
        public Caller Caller => context.SignedIn.Caller;

        public Door Door => context.SignedIn.Door;

        private SignedIn SignedIn =>
            context.Features.Get<SignedIn>() ?? throw new InvalidOperationException($"{context.Request.Path} asks who is signed in, and nobody is.");

        public void SignIn(Caller caller, Door door) => context.Features.Set(new SignedIn(caller, door));
    }
}
