using System.Diagnostics;
using Tracker.Deciding;
using Tracker.Silo.Activations;

namespace Tracker.Silo.Telemetry;

/// <summary>A command while its grain decides: a span where somebody traces it, and one more in its counter. Ended in a <c>finally</c>.</summary>
/// <param name="kind">Of the grain.</param>
/// <param name="caller">The span that it goes on with; default: the one that is under way here.</param>
internal struct CommandSpan(string kind, ActivityContext caller = default)
{
    private readonly Activity? _span = Signals.Source.StartActivity("command", ActivityKind.Internal, caller);
    private string _outcome = CommandOutcome.Failed;
    private Rejection? _rejection;

    public void Said(Answer answer) => Said(answer.Rejection, answer.Position);

    public void Said(Rejection? rejection, long position) =>
        (_rejection, _outcome) = (rejection, rejection is not null ? CommandOutcome.Refused : position > 0 ? CommandOutcome.Written : CommandOutcome.Nothing);

    public readonly void End(CommandCodec codec, Envelope envelope, object command)
    {
        Signals.Commands.Add(1, Signals.Kind(kind), Signals.Outcome(_outcome));
        if (_span is null)
        {
            return;
        }
        _span.DisplayName = $"command {kind}";
        _span.SetTag("tracker.command", codec.NameOf(command));
        _span.SetTag("tracker.command.id", envelope.CommandId.ToString());
        _span.SetTag("tracker.outcome", _outcome);
        if (_rejection is not null)
        {
            _span.SetTag("tracker.rejection", _rejection.Code); // never its arguments: they may be words
        }
        if (_outcome == CommandOutcome.Failed)
        {
            _span.SetStatus(ActivityStatusCode.Error);
        }
        _span.Dispose();
    }
}
