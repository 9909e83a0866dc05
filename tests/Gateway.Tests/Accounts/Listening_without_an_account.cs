using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Tests.Accounts;

public class Listening_without_an_account
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", false, true)]
    [InlineData("http://[::1]:5080", false, true)]
    [InlineData("http://localhost:5080", false, true)]
    [InlineData("http://*:5080", false, false)]
    [InlineData("http://0.0.0.0:80", false, false)]
    [InlineData("http://10.0.0.8:5080", false, false)]
    [InlineData("http://127.0.0.1:5080;http://10.0.0.8:5080", false, false)]
    [InlineData("http://*:5080", true, true)]
    public void Is_possible_from_this_machine_only(string urls, bool anyAccount, bool allowed) =>
        (LoopbackRule.Refusal(ListenAddress.Read(urls).Addresses, anyAccount, anyDemoAccount: false) is null).ShouldBe(allowed);

    [Fact]
    public void Is_possible_from_this_machine_only_for_the_demo_whose_password_everybody_knows() =>
        LoopbackRule.Refusal(ListenAddress.Read("http://*:5080").Addresses, anyAccount: true, anyDemoAccount: true)!.Code.ShouldBe("demo.loopback-only");

    [Fact]
    public async Task A_folder_without_an_account_is_not_served_to_the_network()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-");
        try
        {
            var (owned, refused) = await OwnedFolder.Open(folder, ListenAddress.Read("http://*:0").Addresses, pages: false, _ => { }, default);
            owned.ShouldBeNull();
            refused!.Code.ShouldBe("urls.loopback-only");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
