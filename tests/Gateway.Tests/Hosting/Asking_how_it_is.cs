namespace Tracker.Gateway.Tests.Hosting;

public sealed class Asking_how_it_is
{
    [Fact]
    public async Task Is_answered_to_whoever_asks()
    {
        await using var house = await ServedFolder.Open();
        (await house.Network.GetStringAsync("/health/live")).ShouldBe("live");
        (await house.Network.GetStringAsync("/health/ready")).ShouldBe("ready");
    }
}
