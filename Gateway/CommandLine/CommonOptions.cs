using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary>Options that several commands share, so that they are spelt and read alike.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data(Screen screen) => new("--data")
    {
        Description = screen.Word("option.data"),
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public static Option<string> As(Screen screen) => new("--as")
    {
        Description = screen.Word("option.as"),
        HelpName = "ACCOUNT",
        CustomParser = result => Ids.TryRead<AccountId>(result.Tokens[0].Value, out var account) ? account.Value : Wrong<string>(result),
    };

    /// <summary>An id in any form it is written in: with <c>/</c> or <c>~</c>.</summary>
    public static Option<GrainAddress> Id(string name, Screen screen) => Parsed<GrainAddress>(new Option<GrainAddress>(name)
    {
        Description = screen.Word($"option{name.Replace("--", ".", StringComparison.Ordinal)}"),
        HelpName = "ID",
        Required = true,
    });

    public static Option<DivisionCode?> Government(Screen screen) => new("--government")
    {
        Description = screen.Word("option.government"),
        HelpName = "CODE",
        CustomParser = result => Ids.TryRead<DivisionCode>(result.Tokens[0].Value, out var code) ? code : Wrong<DivisionCode?>(result),
    };

    public static Option<DateOnly?> AsOf(Screen screen) => Day("--as-of", screen);

    public static Option<DateOnly?> Day(string name, Screen screen) => new(name)
    {
        Description = screen.Word($"option{name.Replace("--", ".", StringComparison.Ordinal)}"),
        HelpName = "DATE",
        CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", out var day) ? day : Wrong<DateOnly?>(result),
    };

    /// <summary>A unit's number.</summary>
    public static Option<UnitId?> Unit(string name, string word, Screen screen) => new(name)
    {
        Description = screen.Word(word),
        HelpName = "NUMBER",
        CustomParser = result => Ids.TryRead<UnitId>(result.Tokens[0].Value, out var unit) ? unit : Wrong<UnitId?>(result),
    };

    /// <summary>How a duty can end with its year.</summary>
    public static Option<string> Outcome(string word, Screen screen)
    {
        var outcome = new Option<string>("--outcome") { Description = screen.Word(word), HelpName = "OUTCOME" };
        outcome.AcceptOnlyFromAmong([.. Enum.GetValues<YearEndOutcome>().Where(o => o.Ending is not null).Select(EnumNames.Of)]);
        return outcome;
    }

    /// <summary>Numbers of points, as they are typed; null: none were.</summary>
    public static ImmutableArray<string>? Numbers(string? typed) =>
        typed is null ? null : [.. typed.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Option<T> Parsed<T>(Option<T> option)
        where T : struct, IIdentifier<T>
    {
        option.CustomParser = result => Ids.TryRead<T>(result.Tokens[0].Value, out var id) ? id : Wrong<T>(result);
        return option;
    }

    private static T? Wrong<T>(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError(result.Tokens[0].Value); // the sentence is made by UsageFaults, which knows the option and what was typed
        return default;
    }
}
