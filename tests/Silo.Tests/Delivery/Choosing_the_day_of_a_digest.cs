using FsCheck;
using FsCheck.Fluent;
using Tracker.Silo.Delivery;

namespace Tracker.Silo.Tests.Delivery;

public class Choosing_the_day_of_a_digest
{
    private static readonly DateOnly Wednesday = new(2031, 3, 5);
    private static readonly TimeOnly HalfPastEight = new(8, 30);

    [Fact]
    public void Before_the_hour_there_is_none() => Due(new TimeOnly(8, 29)).ShouldBeNull();

    [Fact]
    public void From_the_hour_on_it_is_the_days() => Due(HalfPastEight).ShouldBe(Wednesday);

    [Fact]
    public void A_machine_that_was_off_in_the_morning_sends_it_in_the_afternoon() => Due(new TimeOnly(17, 0)).ShouldBe(Wednesday);

    [Fact]
    public void A_day_has_one() => Due(new TimeOnly(17, 0), last: Wednesday).ShouldBeNull();

    [Fact]
    public void A_clock_that_goes_back_makes_no_second_one() => Due(new TimeOnly(17, 0), last: Wednesday.AddDays(2)).ShouldBeNull();

    [Fact]
    public void A_quiet_day_has_none() => Due(new TimeOnly(9, 0), quiet: Wednesday).ShouldBeNull();

    [Fact]
    public void A_holiday_has_none_for_whoever_works_on_working_days() => Due(new TimeOnly(9, 0), works: false).ShouldBeNull();

    [Fact]
    public void A_holiday_has_one_for_whoever_wants_it_every_day() => Due(new TimeOnly(9, 0), works: false, rhythm: DigestRhythm.EveryDay).ShouldBe(Wednesday);

    [Fact]
    public void Where_the_calendar_knows_nothing_weekdays_are_working_days()
    {
        Due(new TimeOnly(9, 0), works: null).ShouldBe(Wednesday);
        Due(new TimeOnly(9, 0), works: null, day: Wednesday.AddDays(3)).ShouldBeNull();
    }

    [Fact]
    public void Switched_off_there_is_none() => Due(new TimeOnly(9, 0), rhythm: DigestRhythm.Off).ShouldBeNull();

    /// <summary>However the clock jumps, followed faithfully no day comes twice, and none comes that is quiet.</summary>
    [Fact]
    public void Any_walk_of_the_clock_makes_one_a_day_at_most() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), jumps =>
        {
            var (now, last, made) = (Wednesday.ToDateTime(new TimeOnly(7, 0)), (DateOnly?)null, new List<DateOnly>());
            foreach (var jump in jumps)
            {
                now = now.AddMinutes(jump % 5_000);
                if (DigestDays.Due(now, HalfPastEight, DigestRhythm.WorkingDays, last, [Wednesday.AddDays(1)], d => d.Day % 7 != 0) is { } day)
                {
                    made.Add(day);
                    last = day;
                }
            }
            return made.Distinct().Count() == made.Count && made.All(d => d.Day % 7 != 0 && d != Wednesday.AddDays(1));
        }));

    private static DateOnly? Due(TimeOnly time, DateOnly? last = null, DateOnly? quiet = null, bool? works = true, DigestRhythm rhythm = DigestRhythm.WorkingDays, DateOnly? day = null) =>
        DigestDays.Due((day ?? Wednesday).ToDateTime(time), HalfPastEight, rhythm, last, quiet is { } q ? [q] : [], _ => works);
}

public class Trying_again
{
    [Fact]
    public void Waits_longer_each_time_and_six_hours_at_most()
    {
        var waits = Enumerable.Range(1, 40).Select(Patience.After).ToList();

        waits[..4].ShouldBe([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)]);
        waits.ShouldBe(waits.Order());
        waits[^1].ShouldBe(TimeSpan.FromHours(6));
    }

    [Fact]
    public void Ends_after_about_a_day_and_a_half()
    {
        var all = Enumerable.Range(1, Patience.MostAttempts - 1).Aggregate(TimeSpan.Zero, (sum, n) => sum + Patience.After(n));

        all.ShouldBeInRange(TimeSpan.FromHours(30), TimeSpan.FromHours(48));
        Patience.IsOver(Patience.MostAttempts).ShouldBeTrue();
    }
}

public class Setting_delivery_up
{
    [Fact]
    public void Nothing_is_on_at_first() => (DeliverySettings.Off.SendsMail, DeliverySettings.Off.Webhooks.Length, DeliveryRules.Fault(DeliverySettings.Off)).ShouldBe((false, 0, null));

    [Theory]
    [InlineData("a@example.org", true)]
    [InlineData("a@example.org,b@example.org", false)]
    [InlineData("甲 <a@example.org>", false)]
    [InlineData("a@example.org\r\nBcc: b@example.org", false)]
    [InlineData("a", false)]
    public void A_mail_address_is_one_address(string text, bool isOne) => DeliveryRules.IsMailAddress(text).ShouldBe(isOne);

    [Theory]
    [InlineData("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", null)]
    [InlineData("ftp://example.org", "delivery.url-invalid")]
    [InlineData("http://user:word@example.org", "delivery.url-invalid")]
    [InlineData("example.org", "delivery.url-invalid")]
    public void A_webhook_has_an_address_of_the_web(string url, string? code) =>
        DeliveryRules.Fault(DeliverySettings.Off with { Webhooks = [new Webhook("group", WebhookKind.WeCom, url, null, true)] })?.Code.ShouldBe(code);

    [Fact]
    public void A_program_is_sent_signed_messages_only() =>
        DeliveryRules.Fault(DeliverySettings.Off with { Webhooks = [DeliveryHouse.Program with { Secret = "short" }] })!.Code.ShouldBe("delivery.secret-missing");

    [Fact]
    public void Names_are_unique() => DeliveryRules.Fault(DeliverySettings.Off with { Webhooks = [DeliveryHouse.Program, DeliveryHouse.Program] })!.Code.ShouldBe("delivery.webhook-name-twice");

    [Fact]
    public void Whoever_wants_a_digest_has_an_address() => DeliveryRules.Fault(new PersonalDelivery("某甲", null, DigestRhythm.EveryDay))!.Code.ShouldBe("delivery.address-missing");
}
