namespace Tracker.Reading;

/// <summary>Numbers in digits or in Chinese numerals.</summary>
internal static class Numerals
{
    private const string Ones = "〇一二三四五六七八九";

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsChinese(char c) => c is '十' or '百' or '两' or '零' || Ones.Contains(c, StringComparison.Ordinal);

    /// <summary>Reads a number at a place: its value and its length, (0, 0) where none stands.</summary>
    public static (int Value, int Length) At(string text, int at, int end, int longest = 4)
    {
        var i = at;
        var value = 0;
        while (i < end && i - at < longest && IsDigit(text[i]))
        {
            value = (value * 10) + (text[i] - '0');
            i++;
        }

        return i > at ? (i < end && IsDigit(text[i]) ? (0, 0) : (value, i - at)) : ChineseAt(text, at, end, longest);
    }

    /// <summary>二十一, 一百零三 or digit by digit 二〇二一.</summary>
    public static (int Value, int Length) ChineseAt(string text, int at, int end, int longest = 4)
    {
        var i = at;
        int total = 0, digit = 0, run = 0;
        for (; i < end && i - at < longest && IsChinese(text[i]); i++)
        {
            switch (text[i])
            {
                case '十':
                    total += (run == 0 ? 1 : digit) * 10;
                    digit = run = 0;
                    break;
                case '百':
                    total += digit * 100;
                    digit = run = 0;
                    break;
                default:
                    digit = (run > 0 && total == 0 ? digit * 10 : 0) + Digit(text[i]);
                    run++;
                    break;
            }
        }

        return i == at ? (0, 0) : (total + digit, i - at);
    }

    private static int Digit(char c) => c switch { '两' => 2, '零' => 0, _ => Ones.IndexOf(c, StringComparison.Ordinal) };
}
