using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Actors;
using Tracker.Gateway.AdHocRequests;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Archiving;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Burden;
using Tracker.Gateway.Calendar;
using Tracker.Gateway.Changes;
using Tracker.Gateway.Delivery;
using Tracker.Gateway.GoodPractices;
using Tracker.Gateway.History;
using Tracker.Gateway.Inbox;
using Tracker.Gateway.Journal;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Live;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Reminders;
using Tracker.Gateway.Restoring;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Scores;
using Tracker.Gateway.Searching;
using Tracker.Gateway.Shared;
using Tracker.Gateway.SetUps;
using Tracker.Gateway.Supervision;
using Tracker.Gateway.Telemetry;
using Tracker.Gateway.Today;
using Tracker.Gateway.Units;
using Tracker.Silo;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.LookBack;

namespace Tracker.Gateway.Hosting;

/// <summary>The host on an opened folder: services, pipeline and routes, room by room.</summary>
internal static class TrackerWeb
{
    /// <summary>How long requests under way may go on once the server is told to stop.</summary>
    public static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    public static WebApplication Build(IStore store, WebSettings settings, Action<ILoggingBuilder> logging, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        logging(builder.Logging.ClearProviders());
        Listen(builder, settings);

        builder.Services.AddTrackerSilo(store);
        builder.Services.AddSingleton(clock);
        builder.Services.AddRooms();
        if (settings.Pages)
        {
            builder.Services.AddCourier();
            builder.Services.AddEvidenceRunner();
            if (builder.Configuration.GetSection("Tracker:LookBack").Get<LookBackOptions>()?.RecordPages == true)
            {
                builder.Services.AddPageRecorder();
            }
        }
        settings.Engine.AddTo(builder.Services, store, settings.DataFolder, settings.DueWork);
        builder.Services
            .AddTrackerSignIn(settings.DataFolder, store.Journal.HeldAlone ? null : store.Tables, special: http => http.Features.Get<FolderConnection>() is null ? null : FolderScheme.Name)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, FolderScheme>(FolderScheme.Name, null);
        builder.Services.AddTrustedProxies();
        builder.Services.AddAuthorization();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = PatienceAtTheEnd);
        builder.Services.AddTrackerOpenApi();
        builder.Services.AddTrackerPages();
        var telemetry = builder.AddTelemetry();
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Filled(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // ApiFaults says where

        var app = builder.Build();
        app.UseTrustedProxies();
        app.UseTelemetry();
        app.UseTrackerPages();
        app.UseApiFaults();
        app.UseAuthentication();
        app.UseFirstSteps();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapMetrics(telemetry);
        app.MapPlans();
        app.MapAssignments();
        app.MapReturns();
        app.MapLedger();
        app.MapLedgerTemplates();
        app.MapLedgerViews();
        app.MapToday();
        app.MapSearch();
        app.MapChanges();
        app.MapActors();
        app.MapRequests();
        app.MapBurden();
        app.MapPapers();
        app.MapLadder();
        app.MapLookBack();
        app.MapLookBackChecks();
        app.MapAnnualReports();
        app.MapGoodPractices();
        app.MapCalendar();
        app.MapLights();
        app.MapReminders();
        app.MapInbox();
        app.MapRestore();
        app.MapScores();
        app.MapDelivery();
        app.MapAccounts();
        app.MapUnits();
        app.MapHistory();
        app.MapArchives();
        app.MapReturnWorkbooks();
        app.MapSetUps();
        app.MapJournal();
        app.MapOpenApi();
        if (settings.Pages)
        {
            app.MapLive();
            app.MapSheetDrafts();
            app.MapTrackerPages();
        }
        return app;
    }

    private static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddSingleton<Access>()
        .AddSingleton<Registers>()
        .AddSingleton<Governments>()
        .AddSingleton<HandOverReading>()
        .AddSingleton<LiveFeed>()
        .AddHostedService(services => services.GetRequiredService<LiveFeed>())
        .AddUnitServices()
        .AddPlanServices()
        .AddHistoryServices()
        .AddArchiveServices()
        .AddReturnWorkbookServices()
        .AddSetUpServices()
        .AddAssignmentServices()
        .AddReturnServices()
        .AddLedgerServices()
        .AddTodayServices()
        .AddSearchServices()
        .AddChangeServices()
        .AddActorServices()
        .AddRequestServices()
        .AddBurdenServices()
        .AddSupervisionServices()
        .AddGoodPracticeServices()
        .AddLookBackServices()
        .AddAnnualReportServices()
        .AddCalendarServices()
        .AddLightServices()
        .AddReminderServices()
        .AddInboxServices()
        .AddRestoreServices()
        .AddScoreServices()
        .AddDeliveryServices();

    private static void Listen(WebApplicationBuilder builder, WebSettings settings)
    {
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = endpoint =>
            endpoint is UnixDomainSocketEndPoint ? FolderSocket.Bind(settings.DataFolder) : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Cut;
            foreach (var address in settings.Addresses)
            {
                address.ListenOn(kestrel);
            }
            // The name is a placeholder: FolderSocket knows the real one, which may be longer than a socket's address can be.
            kestrel.ListenUnixSocket("/tracker.sock", socket => socket.Use(next => connection =>
            {
                connection.Features.Set(new FolderConnection(Environment.UserName));
                return next(connection);
            }));
        });
    }
}
