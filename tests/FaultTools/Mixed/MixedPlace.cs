using Tracker.Faults.Postgres;
using Tracker.Silo.Journal;

namespace Tracker.Faults.Mixed;

/// <summary>A set-up under load that can be broken: its processes, its store and what may go wrong with it.</summary>
internal abstract class MixedPlace(RacingClock clock, Random chance) : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-mixed-");

    /// <summary>Callers of all processes together, and milliseconds between two commands of one: enough to be under way in every fault, few enough to be compared again and again.</summary>
    protected const int Callers = 24;

    protected const int Pause = 400;

    public abstract string Name { get; }

    public IReadOnlyList<Worker> Workers { get; protected set; } = [];

    public abstract IReadOnlyList<MixedFault> Faults { get; }

    /// <summary>What could not be set up here, in words.</summary>
    public List<string> Lacking { get; } = [];

    protected RacingClock Clock { get; } = clock;

    protected Random Chance { get; } = chance;

    protected string Folder => _folder.FullName;

    /// <summary>Makes the government and starts the processes.</summary>
    public abstract Task Begin();

    public abstract Task<IStore> OpenStore();

    public ValueTask DisposeAsync()
    {
        foreach (var worker in Workers)
        {
            worker.Dispose();
        }
        TakeDown();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What stands beside the workers, which have ended by now.</summary>
    protected abstract void TakeDown();

    protected Worker Working(int number, string connection, string verb, string place, int callers) =>
        new(number, Folder, connection, verb, place, Path.Combine(Folder, $"mark{number}"), $"{Clock}", $"{callers}", $"{Pause}");

    /// <summary>A few seconds, by chance.</summary>
    protected Task While(int least, int most) => Task.Delay(Chance.Next(least * 1_000, most * 1_000));

    protected Worker Any() => Workers[Chance.Next(Workers.Count)];

    protected async Task KillAny()
    {
        var victim = Any();
        await victim.Kill();
        await While(0, 3);
        await victim.Start();
    }

    protected async Task StopAny()
    {
        var victim = Any();
        victim.Halt();
        await While(1, 15);
        victim.Continue();
    }
}

/// <param name="Do">Breaks it, and mends it.</param>
internal sealed record MixedFault(string Name, Func<Task> Do);
