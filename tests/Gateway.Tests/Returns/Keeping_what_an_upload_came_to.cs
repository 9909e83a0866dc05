using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tests.Pages;
using Tracker.Silo.Beside;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>What an upload came to is said by whichever process reads the page after it, and not for ever.</summary>
public sealed class Keeping_what_an_upload_came_to : IAsyncLifetime
{
    private static readonly Caller Office = new(
        new Actor(AccountId.Parse("office"), "政务公开办", null, [AccountRole.Office]), DemoSeed.Government, []);

    private PageHouse _house = null!;
    private IBeside _beside = null!;

    public async Task InitializeAsync()
    {
        _house = await PageHouse.Open();
        _beside = _house.Services.GetRequiredService<IBeside>();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Another_process_says_the_same_and_does_not_write_again()
    {
        var (here, there, times) = (Results(0), Results(0), 0);
        var errand = new Errand(Office, Door.Page, Guid.CreateVersion7());

        var id = await here.Once(errand, () => Written(ref times, "省财政厅：已经截止"));
        var seen = (await there.Of(Office, id)).ShouldNotBeNull();
        (seen.Written, seen.Units, seen.Failed.Single()).ShouldBe((3, 1, "省财政厅：已经截止"));
        (await there.Of(Office with { Actor = Office.Actor with { Account = AccountId.Parse("other") } }, id)).ShouldBeNull("it is who wrote that is told");

        await there.Once(errand, () => Written(ref times));
        (await here.Of(Office, id))!.Written.ShouldBe(6, "what was refused is tried once more and counted with it");
        await here.Once(errand, () => Written(ref times));
        times.ShouldBe(2);
    }

    [Fact]
    public async Task After_a_day_it_is_gone()
    {
        var times = 0;
        var id = await Results(0).Once(new Errand(Office, Door.Page, Guid.CreateVersion7()), () => Written(ref times));
        (await Results(23).Of(Office, id)).ShouldNotBeNull();
        (await Results(25).Of(Office, id)).ShouldBeNull();

        await Results(25).Once(new Errand(Office, Door.Page, Guid.CreateVersion7()), () => Written(ref times));
        (await _beside.List(BesideKinds.WriteResult)).ShouldHaveSingleItem("the next one clears away what is over");
    }

    private WriteResults Results(int hoursLater) => new(_beside, new Later(_house.Services.GetRequiredService<TimeProvider>(), TimeSpan.FromHours(hoursLater)));

    private static Task<WriteResult> Written(ref int times, params string[] failed)
    {
        times++;
        return Task.FromResult(new WriteResult(3, 1, [.. failed]));
    }

    private sealed class Later(TimeProvider clock, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + by;
    }
}
