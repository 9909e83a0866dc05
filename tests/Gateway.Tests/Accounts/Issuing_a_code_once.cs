using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Tests.Accounts;

public class Issuing_a_code_once
{
    private readonly CodesOnce _codes = new(TimeProvider.System);
    private int _issued;

    [Fact]
    public async Task The_same_form_clicked_twice_shows_one_code()
    {
        var form = Guid.NewGuid();
        var both = await Task.WhenAll(_codes.Issue(form, Issue), _codes.Issue(form, Issue));
        both[0].Code.ShouldNotBeNull();
        both[1].Code.ShouldBe(both[0].Code);
        _issued.ShouldBe(1);
    }

    [Fact]
    public async Task Another_form_issues_another()
    {
        var first = await _codes.Issue(Guid.NewGuid(), Issue);
        (await _codes.Issue(Guid.NewGuid(), Issue)).Code.ShouldNotBe(first.Code);
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        var form = Guid.NewGuid();
        await _codes.Issue(form, () => Task.FromResult(new CodeOutcome(null, new Rejection("account.not-found"))));
        (await _codes.Issue(form, Issue)).Code.ShouldNotBeNull();
    }

    private async Task<CodeOutcome> Issue()
    {
        await Task.Yield();
        return new CodeOutcome(new IssuedCode(AccountId.Parse("somebody"), "某某", $"code-{Interlocked.Increment(ref _issued)}", DateTimeOffset.UnixEpoch), null);
    }
}
