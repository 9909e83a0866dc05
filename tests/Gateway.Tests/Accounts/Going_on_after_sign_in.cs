using Tracker.Gateway.Accounts;

namespace Tracker.Gateway.Tests.Accounts;

public class Going_on_after_sign_in
{
    [Theory]
    [InlineData("/plans", "/plans")]
    [InlineData("/plans?page=2", "/plans?page=2")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Stays_within_this_site(string? from, string to) => Sessions.GoOn(from).ShouldBe(to);
}
