using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Units;

namespace Tracker.Gateway.Shared;

/// <summary>
/// What every page of the work needs: who looks at it, the register, and how a form's post becomes an errand. What may be seen or done is asked of
/// <see cref="AccessTable"/> and nothing else; what is refused is answered as not found.
/// </summary>
[Authorize]
public abstract class TrackerPage : ComponentBase
{
    [Inject] private Access Rights { get; set; } = null!;
    [Inject] private Registers Registers { get; set; } = null!;
    [Inject] private IGrains AllGrains { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private EarlierStates Earlier { get; set; } = null!;
    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    protected HttpContext Http => Context;
    protected IGrains Grains => AllGrains;
    protected TimeProvider Clock => Time;
    protected DateOnly Today => Time.Today;
    protected CancellationToken Cancel => Context.RequestAborted;
    protected Caller Caller => Context.Caller;
    protected DivisionCode Government => Caller.Government ?? DivisionCode.Unknown;
    protected ListQuery Query { get; private set; } = null!;
    protected UnitRegister Register { get; private set; } = UnitRegister.Initial;
    protected UnitTree Tree => Rights.TreeOf(Register);

    /// <summary>False until everything is read, and for good where there is nothing to show: the page then draws nothing.</summary>
    protected bool Ready { get; private set; }

    /// <summary>Why the last post was refused; null: it was not.</summary>
    protected Rejection? Refused { get; private set; }

    /// <summary>What was done before the redirect that led here, as the address says it.</summary>
    protected string? Done => HttpMethods.IsPost(Context.Request.Method) ? null : Query["done"];

    protected sealed override async Task OnParametersSetAsync()
    {
        Query = ListQuery.Of(Context.Request);
        Register = (await Registers.Of(Government, Cancel)).State;
        Ready = await Load();
        if (!Ready)
        {
            Navigation.NotFound();
        }
    }

    /// <summary>Reads what the page shows. False: there is no such thing, or none that this reader may know of.</summary>
    protected abstract Task<bool> Load();

    protected bool May(Deed deed) => AccessTable.May(Caller, deed, Subject.Whole(Government));

    protected bool May(Deed deed, Subject subject) => AccessTable.May(Caller, deed, subject);

    protected string NameOf(UnitId unit) => Register.Unit(unit)?.Name ?? $"单位{unit}";

    /// <summary>What was typed into a form of this page: just now, or before a sign-in that came between. Null: nothing was.</summary>
    protected string? Posted(string field) => Context.Typed?[field].ToString();

    /// <summary>The form that was typed before a sign-in that came between; null: the page is asked for as ever.</summary>
    protected IFormCollection? TypedBefore => HttpMethods.IsGet(Context.Request.Method) ? Context.Typed : null;

    protected string[] AllPosted(string field) => [.. Context.Typed?[field].OfType<string>() ?? []];

    private protected Errand Errand() =>
        new(Caller, Door.Page, Guid.TryParse(Posted(CommandId.Field), out var id) && id != Guid.Empty ? id : Guid.CreateVersion7(Time.GetUtcNow()));

    protected Envelope Envelope() => Errand().At(Time.GetUtcNow());

    /// <summary>After a post: on to where the result is seen, or the same page again with the reason.</summary>
    protected void GoOrSay(Rejection? rejection, string link)
    {
        if (rejection is null)
        {
            Context.RequestServices.GetRequiredService<KeptForms>().Forget(Context);
            Navigation.NavigateTo(link);
            return;
        }
        Refused = rejection;
        Context.Response.StatusCode = rejection.Kind switch
        {
            RejectionKind.Conflict or RejectionKind.Changed => StatusCodes.Status409Conflict,
            RejectionKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RejectionKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>After a post of a form that others may have open too: where somebody else wrote meanwhile, the form shows both.</summary>
    protected Task Meet<TState, TCommand>(FormEdits form, Rejection? refused, GrainAddress address, GrainKind<TState, TCommand> kind, Func<TState, IEnumerable<EditField>> fields)
        where TState : class
        where TCommand : class => Meet(form, refused, address, kind.Initial, kind.Evolve, fields);

    protected async Task Meet<TState>(
        FormEdits form, Rejection? refused, GrainAddress address, TState initial, Func<TState, object, TState> evolve, Func<TState, IEnumerable<EditField>> fields)
    {
        if (form.MeetsFrom(refused) is { } seen)
        {
            form.Meet(await Earlier.Since(address, initial, evolve, seen, fields, Register, Cancel), refused!);
        }
    }

    protected void Go(string link) => Navigation.NavigateTo(link);

    /// <summary>A deed that the form on this page did not offer to this reader: the form was made elsewhere.</summary>
    protected void RefuseAsUnknown() => Navigation.NotFound();
}
