using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Tracker.Gateway.Accounts;

/// <summary>
/// Answers at once where all that is asked is to be signed in (what may be done is the access table's to say): the framework asks its list
/// of handlers for every request.
/// </summary>
internal sealed class SignedInIsEnough(IAuthorizationService authorization) : PolicyEvaluator(authorization)
{
    private static readonly Task<PolicyAuthorizationResult> Success = Task.FromResult(PolicyAuthorizationResult.Success());

    public override Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        policy.Requirements is [DenyAnonymousAuthorizationRequirement] && authenticationResult.Succeeded && context.User.Identity is { IsAuthenticated: true }
            ? Success
            : base.AuthorizeAsync(policy, authenticationResult, context, resource);
}
