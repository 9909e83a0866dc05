using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Activations;

/// <summary>
/// Several grains in one append, for every engine. No turn is held and no activation is asked: states are folded from the journal and the expected
/// versions do the rest; activations of what was written are told that they are stale.
/// </summary>
internal sealed class JointTelling(ActivationTools tools, IReadOnlyDictionary<string, GrainKind> kinds)
{
    /// <summary>Who is overtaken this often gives up: others write faster than the whole can be decided.</summary>
    private const int MostTries = 100;

    public async ValueTask<TogetherAnswer> Tell(Envelope envelope, ImmutableArray<Telling> tellings, CancellationToken cancel)
    {
        var told = Grains(tellings);
        var span = new CommandSpan(tellings[0].Address.Kind); // one command of several parts, named like its id after the first
        try
        {
            var answer = await Tell(told, envelope, tellings, cancel);
            span.Said(answer.Rejection, answer.Position);
            return answer;
        }
        finally
        {
            span.End(tools.Codec, envelope, tellings[0].Command);
        }
    }

    private async ValueTask<TogetherAnswer> Tell(Dictionary<GrainAddress, ToldGrain> told, Envelope envelope, ImmutableArray<Telling> tellings, CancellationToken cancel)
    {
        CommandText? said = null;
        for (var tries = 1; tries <= MostTries; tries++)
        {
            await Task.WhenAll(told.Values.Select(g => g.Load(tools, cancel)));
            var made = new Dictionary<GrainAddress, ToldGrain>();
            var refusal = Decide(tellings, told, made);
            ImmutableArray<StreamAppend> streams = refusal is null
                ? [.. told.Values.Concat(made.Values).Where(g => g.Written.Count > 0).Select(g => tools.Codec.Stream(g.Address, g.Version, g.Written))]
                : [];
            if (streams.IsEmpty && envelope.Door != Door.Reaction && await tools.Journal.Recall(envelope.CommandId, cancel) is { } first)
            {
                return await AnswerAgain(first, said ?? tools.Codec.Say(envelope, tellings), tellings, cancel);
            }
            // What writes nothing is only confirmed: a refusal of all grains, "already so" of its own.
            if (!await AreCurrent(told.Values.Where(g => streams.IsEmpty || g.Written.Count == 0), cancel))
            {
                continue;
            }
            if (streams.IsEmpty)
            {
                return new TogetherAnswer(refusal?.Rejection, refusal?.At, [.. tellings.Select(t => told[t.Address].Version)], 0);
            }
            said ??= tools.Codec.Say(envelope, tellings);
            switch (await tools.Journal.AppendTimed(CommandCodec.Request(envelope, said, streams), envelope.CommandId))
            {
                case AppendOutcome.Written written:
                    foreach (var stream in streams)
                    {
                        tools.WroteElsewhere(stream.Address);
                    }
                    return new TogetherAnswer(null, null, [.. tellings.Select(t => told[t.Address].DraftVersion)], written.LastPosition);
                case AppendOutcome.Repeated repeated:
                    return await AnswerAgain(repeated.First, said, tellings, cancel);
                case AppendOutcome.Conflict conflict when told.TryGetValue(conflict.Address, out var overtaken):
                    Signals.Conflicts.Add(1, Signals.Kind(conflict.Address.Kind));
                    overtaken.ReadOn(conflict.ActualVersion);
                    continue;
                case AppendOutcome.Conflict conflict:
                    if (await AreCurrent(told.Values, cancel))
                    {
                        return Refused(new Rejection("grain.already-there", conflict.Address.Value), conflict.Address, tellings, told);
                    }
                    continue;
                default:
                    throw new InvalidOperationException("An append was answered with something unknown.");
            }
        }
        var busy = told.Values.First();
        return Refused(new Rejection("grain.changed-meanwhile", $"{busy.Version}", $"{busy.Version + 1}"), null, tellings, told);
    }

    private static TogetherAnswer Refused(Rejection rejection, GrainAddress? at, ImmutableArray<Telling> tellings, Dictionary<GrainAddress, ToldGrain> told) =>
        new(rejection, at, [.. tellings.Select(t => told[t.Address].Version)], 0);

    private Dictionary<GrainAddress, ToldGrain> Grains(ImmutableArray<Telling> tellings)
    {
        if (tellings.IsDefaultOrEmpty)
        {
            throw new ArgumentException("Nothing is told.", nameof(tellings));
        }
        var grains = new Dictionary<GrainAddress, ToldGrain>();
        foreach (var (address, command, _) in tellings)
        {
            var kind = kinds.GetValueOrDefault(address.Kind) ?? throw new ArgumentException($"{address} is no grain's address.", nameof(tellings));
            if (!kind.Command.IsInstanceOfType(command))
            {
                throw new ArgumentException($"{command.GetType().Name} is no command of {address}.", nameof(tellings));
            }
            grains.TryAdd(address, new ToldGrain(address, kind));
        }
        return grains;
    }

    /// <summary>Decides all in order, each on what those before it left. Who refuses first refuses all.</summary>
    /// <param name="made">Filled with the grains that deciders write elsewhere: they must not exist.</param>
    private (Rejection Rejection, GrainAddress At)? Decide(
        ImmutableArray<Telling> tellings, Dictionary<GrainAddress, ToldGrain> told, Dictionary<GrainAddress, ToldGrain> made)
    {
        foreach (var (address, command, expected) in tellings)
        {
            var grain = told[address];
            if (expected is { } version && version != grain.Version)
            {
                return (new Rejection("grain.changed-meanwhile", $"{version}", $"{grain.Version}"), address);
            }
            var verdict = grain.Kind.Decide(grain.Draft, command);
            if (verdict.Rejection is { } rejection)
            {
                return (rejection, address);
            }
            grain.Take(verdict.Facts);
            foreach (var other in verdict.Elsewhere.GroupBy(e => e.Address, e => e.Fact))
            {
                var fresh = told.GetValueOrDefault(other.Key) ?? new ToldGrain(other.Key, kinds[other.Key.Kind]);
                if (fresh.DraftVersion > 0 || made.ContainsKey(other.Key))
                {
                    return (new Rejection("grain.already-there", other.Key.Value), other.Key);
                }
                fresh.Take(other);
                if (!told.ContainsKey(other.Key))
                {
                    made.Add(other.Key, fresh);
                }
            }
        }
        return null;
    }

    /// <summary>Whether the store stands where they were read; those that don't will read on. Several streams are no snapshot, so it is asked even of a store that is held alone.</summary>
    private async ValueTask<bool> AreCurrent(IEnumerable<ToldGrain> grains, CancellationToken cancel) =>
        (await Task.WhenAll(grains.Select(g => g.IsCurrent(tools, cancel)))).All(current => current);

    private async ValueTask<TogetherAnswer> AnswerAgain(RememberedCommand first, CommandText said, ImmutableArray<Telling> tellings, CancellationToken cancel)
    {
        var versions = await Task.WhenAll(tellings.Select(t => VersionAt(t.Address, first.Position, cancel)));
        return first.BodyHash.Span.SequenceEqual(said.BodyHash.Span)
            ? new TogetherAnswer(null, null, [.. versions], first.Position)
            : new TogetherAnswer(new Rejection("command.id-reused", first.Id.ToString()), null, [.. versions], 0);
    }

    /// <summary>The version that a grain had once the journal reached a position: only one of them is remembered with the command.</summary>
    private async Task<long> VersionAt(GrainAddress address, long position, CancellationToken cancel)
    {
        long version = 0;
        while (true)
        {
            var facts = await tools.Journal.ReadStream(address, version, ActivationTools.Chunk, cancel);
            var before = facts.TakeWhile(f => f.Position <= position).LastOrDefault();
            version = before?.Version ?? version;
            if (facts.Count < ActivationTools.Chunk || before != facts[^1])
            {
                return version;
            }
        }
    }
}
