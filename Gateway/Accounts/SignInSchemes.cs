using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace Tracker.Gateway.Accounts;

/// <summary>How a request is signed in: by its token, else by its session. Each sets the request's caller (<c>HttpContext.Caller</c>).</summary>
internal static class SignInSchemes
{
    /// <summary>Picks one of the others by what the request carries.</summary>
    public const string Any = "tracker";
    public const string Session = "session";
    public const string Token = "token";

    /// <param name="dataFolder">Keeps the keys that seal sessions, so that they outlive a restart.</param>
    /// <param name="shared">Keeps them instead where several processes must have the same; null: only this one is.</param>
    /// <param name="special">A further scheme for requests that it names; null: none.</param>
    public static AuthenticationBuilder AddTrackerSignIn(
        this IServiceCollection services, string dataFolder, IRoomTables? shared = null, Func<HttpContext, string?>? special = null)
    {
        var keys = services.AddDataProtection().SetApplicationName("tracker");
        if (shared is null)
        {
            keys.PersistKeysToFileSystem(SessionKeyFolder.In(dataFolder));
        }
        else
        {
            services.Configure<KeyManagementOptions>(options => options.XmlRepository = new SharedKeys(shared));
        }
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)); // the folder's mode guards the keys
        services.AddSingleton<Sessions>();
        services.AddSingleton<CodesOnce>();
        services.AddScoped<SessionEvents>();
        return services
            .AddAuthentication(Any)
            .AddPolicyScheme(Any, null, any => any.ForwardDefaultSelector = context => special?.Invoke(context) ?? SchemeOf(context.Request))
            .AddCookie(Session, SetCookie)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(Token, null);
    }

    /// <summary>Behind authentication, before authorisation.</summary>
    public static IApplicationBuilder UseFirstSteps(this IApplicationBuilder app) => app.UseMiddleware<FirstSteps>();

    private static string SchemeOf(HttpRequest request) =>
        request.Headers.ContainsKey(HeaderNames.Authorization) ? Token : Session;

    private static void SetCookie(CookieAuthenticationOptions session)
    {
        session.Cookie.Name = "tracker.session";
        session.Cookie.HttpOnly = true;
        session.Cookie.SameSite = SameSiteMode.Lax;
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        session.Cookie.IsEssential = true;
        session.ExpireTimeSpan = TimeSpan.FromHours(12);
        session.SlidingExpiration = true;
        session.LoginPath = "/sign-in";
        session.LogoutPath = "/sign-out";
        session.ReturnUrlParameter = "from";
        session.EventsType = typeof(SessionEvents);
    }
}
