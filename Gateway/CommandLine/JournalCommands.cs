using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Journal;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker verify</c>, <c>rebuild</c> and <c>seal</c>: is everything as it was written?</summary>
internal static class JournalCommands
{
    private static readonly Texts Findings = new("Findings");

    public static Command Verify(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var seals = new Option<FileInfo[]>("--seal") { Description = screen.Word("option.seal"), HelpName = "FILE" };
        var account = CommonOptions.As(screen);
        var command = new Command("verify", screen.Word("command.verify")) { data, seals, account };
        command.SetAction((parsed, cancel) =>
        {
            var papers = new List<string>();
            foreach (var file in parsed.GetValue(seals) ?? [])
            {
                if (TextOf(file) is not { } paper)
                {
                    return Task.FromResult(screen.Refuse(new Rejection("file.unreadable", file.FullName)));
                }
                papers.Add(paper);
            }
            return CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
            {
                var (found, refused) = await screen.WithBar("verify.working", report =>
                    client.Follow<VerificationReply>("/api/verify", new VerifyRequest([.. papers]), report, cancel));
                return found is null ? Refuse(refused!, screen) : Show(found, screen);
            }, cancel, Refuse);
        });
        return command;
    }

    public static Command Rebuild(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var account = CommonOptions.As(screen);
        var command = new Command("rebuild", screen.Word("command.rebuild")) { data, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var (done, refused) = await screen.WithBar("rebuild.working", report => client.Follow<RebuildReply>("/api/rebuild", new { }, report, cancel));
            if (done is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(screen.Word("rebuild.done", done.Position));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    public static Command Seal(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out-seal"), HelpName = "FILE" };
        var account = CommonOptions.As(screen);
        var command = new Command("seal", screen.Word("command.seal")) { data, to, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var (seal, refused) = await client.Post<SealReply>("/api/seals", new { }, cancel);
            return seal is null ? screen.Refuse(refused!) : Hand(seal, parsed.GetValue(to), screen);
        }, cancel));
        return command;
    }

    private static int Hand(SealReply seal, FileInfo? file, Screen screen)
    {
        if (file is null)
        {
            screen.Results.Write(seal.Paper);
            return ExitCode.Done;
        }
        try
        {
            File.WriteAllText(file.FullName, seal.Paper);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return screen.Refuse(new Rejection("file.not-written", file.FullName));
        }
        screen.Tell("file.written", file.FullName);
        return ExitCode.Done;
    }

    private static int Show(VerificationReply found, Screen screen)
    {
        Show(found.Findings, screen);
        screen.Results.WriteLine(found.Sound ? screen.Word("verify.sound", found.Facts, found.Seals) : screen.Word("verify.damaged", found.Facts, found.All));
        return found.Sound ? ExitCode.Done : ExitCode.Damaged;
    }

    public static void Show(IEnumerable<FindingReply> findings, Screen screen)
    {
        foreach (var f in findings)
        {
            var what = Findings.Find(f.Code, screen.Language) ?? f.Code;
            var where = WhereOf(f, screen);
            screen.Results.WriteLine(where is null ? screen.Word("verify.finding", what, f.Code) : screen.Word("verify.finding-at", where, what, f.Code));
            if (f.Detail is not null)
            {
                screen.Results.WriteLine($"    {f.Detail}"); // in English: for whoever knows the tables
            }
        }
    }

    private static string? WhereOf(FindingReply finding, Screen screen) => finding switch
    {
        { Position: { } position, Version: { } version } => screen.Word("verify.at", position, finding.Address, version, finding.Type),
        { Position: { } position } => screen.Word("verify.at-position", position),
        _ => finding.Address,
    };

    /// <summary>A store too damaged to be opened is a finding too.</summary>
    private static int Refuse(Rejection rejection, Screen screen)
    {
        var code = screen.Refuse(rejection);
        return rejection.Code is "store.damaged" or "store.lost" ? ExitCode.Damaged : code;
    }

    private static string? TextOf(FileInfo file)
    {
        try
        {
            return file.Length < 10_000 ? File.ReadAllText(file.FullName) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
