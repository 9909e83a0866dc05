using System.Text.Json;

namespace Tracker.Gateway.Tests.Hosting;

public class The_description_of_the_interface
{
    [Fact]
    public async Task Says_of_every_operation_what_it_is_for()
    {
        await using var house = await ServedFolder.Open();
        using var document = JsonDocument.Parse(await house.Network.GetStringAsync("/openapi/v1.json"));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Value.ValueKind is JsonValueKind.Object).Select(o => (Name: $"{o.Name} {path.Name}", o.Value)))
            .ToList();

        operations.Count.ShouldBeGreaterThan(20);
        operations.Where(o => !o.Value.TryGetProperty("summary", out _)).Select(o => o.Name).ShouldBeEmpty();
        operations.Where(o => !o.Name.Contains(" /api/")).Select(o => o.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Covers_an_address_that_is_none()
    {
        await using var house = await ServedFolder.Open();

        await (await house.Network.GetAsync("/api/nothing")).ShouldBeRefused(404, "request.not-found");
        await (await house.Http.DeleteAsync("/api/plans")).ShouldBeRefused(405, "request.method");
    }
}
