namespace Tracker.Reading;

/// <summary>Times that only those concerned know: 任期内, 年后十日前. No day is taken from them, and they are asked about.</summary>
internal static class TermsOfOffice
{
    private static readonly string[] Terms = ["本届政府任期内", "本届党委任期内", "本届任期内", "一届任期内", "一个任期内", "任期之内", "任期内", "任期结束前", "任期届满前", "届内"];

    private static readonly string[] AfterFeast = ["年后", "节后"];

    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (text[at] is '任' or '本' or '一' or '届' && Look.AnyAt(text, at, end, Terms) is > 0 and var term)
        {
            return (text[at] == '届' && at > context.Start && text[at - 1] is not ('本' or '一')) || (at + term < end && text[at + term] == '的') ? null : new TimeHit(at, at + term, Doubt: true);
        }

        if (text[at] is not ('年' or '节') || Look.AnyAt(text, at, end, AfterFeast) is not (> 0 and var after) || (at > context.Start && !Look.IsClauseEnd(text[at - 1])))
        {
            return null;
        }

        var (value, length) = Numerals.At(text, at + after, end, 3);
        var stop = length > 0 && value > 0 ? at + after + length : at + after;
        var days = stop > at + after ? Look.AnyAt(text, stop, end, ["个工作日内", "个工作日前", "日前", "日内", "天内", "天前", "日之内", "日以内", "周内"]) : 0;
        return days > 0 ? new TimeHit(at, stop + days, Doubt: true) : stop == at + after && ActWords.Are(text, stop, end) ? new TimeHit(at, stop, Doubt: true) : null;
    }
}
