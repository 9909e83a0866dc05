using Spectre.Console;

namespace Tracker.Gateway.CommandLine;

/// <summary>Shows that long work goes on, where somebody watches: a terminal. Elsewhere nothing is shown.</summary>
internal static class Waiting
{
    /// <summary>A bar: <c>report(done, all)</c>.</summary>
    public static async Task<T> WithBar<T>(this Screen screen, string text, Func<Action<long, long>, Task<T>> work)
    {
        if (!screen.Watched)
        {
            return await work((_, _) => { });
        }
        var bar = Terminal().Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
        return await bar.StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(screen.Word(text)));
            return await work((done, all) =>
            {
                task.MaxValue = Math.Max(1, all);
                task.Value = done;
            });
        });
    }

    /// <summary>A spinner, for work that does not say how far it is.</summary>
    public static Task<T> WithSpinner<T>(this Screen screen, string text, Func<Task<T>> work) =>
        screen.Watched ? Terminal().Status().StartAsync(Markup.Escape(screen.Word(text)), _ => work()) : work();

    /// <summary>Messages go to stderr, and so does what is shown while waiting.</summary>
    private static IAnsiConsole Terminal() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
