using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.Journal;

/// <summary>Seals (封签) as papers that leave the machine and come back.</summary>
internal static class SealPapers
{
    public static IEndpointRouteBuilder MapSealPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/verify/seals/{no:long}", Download).RequireAuthorization().ExcludeFromDescription();
        return routes;
    }

    /// <summary>Null: it is no seal, or its lines don't give its hash.</summary>
    public static Seal? Read(string paper)
    {
        try
        {
            return Seal.Parse(paper);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static Results<FileContentHttpResult, NotFound> Download(long no, HttpContext http, IStore store) =>
        Access.May(http.Caller, Deed.Verify, http.Caller.Government ?? DivisionCode.Unknown) && store.Seals.FirstOrDefault(s => s.No == no) is { } seal
            ? TypedResults.File(Encoding.UTF8.GetBytes(seal.ToPaper()), "text/plain; charset=utf-8", $"封签第{seal.No}号.txt")
            : TypedResults.NotFound();
}
