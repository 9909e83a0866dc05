using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Copying;

/// <summary>One suite for every direction.</summary>
public abstract class Copying_a_store : IAsyncLifetime
{
    private StorePlace _from = null!;
    private StorePlace _to = null!;
    private Province _province = null!;

    private protected CopyHouse House { get; } = new();

    private protected abstract StorePlace Source();

    private protected abstract StorePlace Target();

    public async Task InitializeAsync()
    {
        (_from, _to) = (Source(), Target());
        await using var source = await House.Open(_from);
        _province = await House.Fill(source);
    }

    public Task DisposeAsync()
    {
        House.Dispose();
        return Task.CompletedTask;
    }

    [StoreFact]
    public async Task Gives_one_that_is_the_same_in_every_row_and_byte()
    {
        var report = await Whole();

        (report.Whole, report.Files, report.Beyond).ShouldBe((true, 1L, 0L));
        report.Found.Findings.ShouldBeEmpty();
        await using var source = await House.Open(_from);
        await using var target = await House.Open(_to);
        (await CopyHouse.Rows(target)).ShouldBe(await CopyHouse.Rows(source));
        target.Files.Hashes().ShouldBe(source.Files.Hashes());
        report.Position.ShouldBe(await source.Journal.LastPosition());
        new WholeCheck(target, target.Files).Run([.. source.Seals]).Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Gives_one_in_which_work_goes_on()
    {
        await Whole();

        await using var target = await House.Open(_to);
        await CopyHouse.Append(target, Enumerable.Range(0, 30).Select(_ => _province.Step()).Concat(_province.AssignPlan(2, 2, 3)));
        (await target.Seal()).ShouldNotBeNull();
        new WholeCheck(target, target.Files).Run([]).Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Keeps_accounts_tokens_and_the_answers_to_commands()
    {
        var command = _province.Step();
        await using (var source = await House.Open(_from))
        {
            await CopyHouse.Append(source, [command]);
        }
        await Whole();

        await using var target = await House.Open(_to);
        (await House.SignIn(target).SignIn("handler", CopyHouse.Password)).Entry.ShouldNotBeNull();
        (await House.SignIn(target).SignIn("handler", "wrong")).Entry.ShouldBeNull();
        (await target.Accounts.TokensOf(AccountId.Parse("handler"))).ShouldHaveSingleItem();
        (await target.Journal.Append(command)).ShouldBeOfType<AppendOutcome.Repeated>();
    }

    [StoreFact]
    public async Task Stopped_after_any_transaction_goes_on_where_it_stopped()
    {
        var stops = new List<long>();
        while (await Stopped(stops))
        {
            (await Refused(() => House.Open(_to))).ShouldBe("store.copy-unfinished");
        }

        stops.Count.ShouldBeGreaterThan(5);
        stops.ShouldBe(stops.Order().Distinct());
        await Whole();
        await using var source = await House.Open(_from);
        await using var target = await House.Open(_to);
        (await CopyHouse.Rows(target)).ShouldBe(await CopyHouse.Rows(source));
    }

    [StoreFact]
    public async Task Tells_how_far_it_is_and_never_goes_back()
    {
        var (copying, checking) = (new Reports(), new Reports());
        await using var copy = await House.Copy(_from, _to);
        await copy.Carry(copying);
        await copy.Finish(checking);

        foreach (var reports in (Reports[])[copying, checking])
        {
            reports.All.ShouldNotBeEmpty();
            reports.All.Select(r => r.Position).ShouldBeInOrder();
            reports.All.ShouldAllBe(r => r.Position <= r.Last);
            reports.All[^1].Position.ShouldBe(reports.All[^1].Last);
        }
        copying.All.Count.ShouldBeGreaterThan(5);
    }

    [StoreFact]
    public async Task Refuses_a_target_that_holds_anything_else()
    {
        long last;
        await using (var target = await House.Open(_to))
        {
            await CopyHouse.Append(target, new Province(seed: 3).AssignPlan(1, 1, 2));
            last = await target.Journal.LastPosition();
        }

        (await Refused(() => House.Copy(_from, _to))).ShouldBe("copy.target-in-use");
        await using var untouched = await House.Open(_to);
        (await untouched.Journal.LastPosition()).ShouldBe(last);
    }

    [StoreFact]
    public async Task Refuses_the_half_copy_of_another_store()
    {
        await Stopped([]);
        var other = Source();
        await using (var store = await House.Open(other))
        {
            await House.Fill(store, steps: 1);
        }

        (await Refused(() => House.Copy(other, _to))).ShouldBe("copy.other-source");
        (await Refused(() => House.Copy(_to, Target()))).ShouldBe("store.copy-unfinished");
        (await Whole()).Whole.ShouldBeTrue();
    }

    [StoreFact]
    public async Task Refuses_an_empty_source()
    {
        var empty = Source();
        await (await House.Open(empty)).DisposeAsync();

        (await Refused(() => House.Copy(empty, _to))).ShouldBe("copy.source-empty");
    }

    [StoreFact]
    public async Task Leaves_no_words_that_were_erased_before_or_meanwhile()
    {
        long before, meanwhile;
        await using (var source = await House.Open(_from))
        {
            before = (await CopyHouse.Reported(source)).Position;
            await CopyHouse.Erase(source, before);
            meanwhile = (await CopyHouse.Reported(source)).Position;
        }
        var stops = new List<long>();
        while (stops.LastOrDefault() < meanwhile)
        {
            (await Stopped(stops)).ShouldBeTrue();
        }
        await using (var source = await House.Open(_from))
        {
            await CopyHouse.Erase(source, meanwhile);
        }

        (await Whole()).Found.Findings.ShouldBeEmpty();

        await using var target = await House.Open(_to);
        var facts = await target.Journal.ReadAll(0, int.MaxValue);
        facts.Where(f => f.Erased).Select(f => f.Position).ShouldBe([before, meanwhile]);
    }

    [StoreFact]
    public async Task Of_one_that_was_changed_by_hand_is_as_wrong_and_says_so()
    {
        await using (var source = await House.Open(_from))
        {
            var fact = await CopyHouse.Reported(source);
            await CopyHouse.Run(source, $"UPDATE events SET data = replace(data, '进展', '另说') WHERE position = {fact.Position}");
            await CopyHouse.Run(source, "UPDATE accounts SET roles = 'king'");
        }

        var report = await Whole();

        report.Whole.ShouldBeTrue();
        report.Found.Findings.Select(f => f.Code).ShouldBe([FindingCode.DataChanged, FindingCode.AccountDiffers]);
    }

    /// <summary>Copies one transaction's worth of facts and is stopped; false: there was nothing left to copy.</summary>
    private async Task<bool> Stopped(List<long> stops)
    {
        using var stop = new CancellationTokenSource();
        await using var copy = await House.Copy(_from, _to);
        if (stops.Count > 0)
        {
            copy.Position.ShouldBe(stops[^1]);
        }
        var before = copy.Position;
        await Should.ThrowAsync<OperationCanceledException>(() => copy.Carry(new Reports(_ => stop.Cancel()), stop.Token));
        if (copy.Position == before)
        {
            return false; // it had come to the files
        }
        stops.Add(copy.Position);
        return true;
    }

    private async Task<CopyReport> Whole()
    {
        await using var copy = await House.Copy(_from, _to);
        await copy.Carry();
        return await copy.Finish();
    }

    private static async Task<string> Refused(Func<Task> opening) => (await Should.ThrowAsync<StoreRefusedException>(opening)).Rejection.Code;
}

public sealed class Copying_a_folder_into_a_folder : Copying_a_store
{
    private protected override StorePlace Source() => House.InFolder();

    private protected override StorePlace Target() => House.InFolder();
}

public sealed class Copying_a_folder_into_a_database : Copying_a_store, INeedPostgres
{
    private protected override StorePlace Source() => House.InFolder();

    private protected override StorePlace Target() => CopyHouse.InDatabase();
}

public sealed class Copying_a_database_into_a_folder : Copying_a_store, INeedPostgres
{
    private protected override StorePlace Source() => CopyHouse.InDatabase();

    private protected override StorePlace Target() => House.InFolder();
}

public sealed class Copying_a_database_into_a_database : Copying_a_store, INeedPostgres
{
    private protected override StorePlace Source() => CopyHouse.InDatabase();

    private protected override StorePlace Target() => CopyHouse.InDatabase();
}
