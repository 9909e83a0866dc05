using System.Text;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What web pages do to a text without changing what it says.</summary>
internal static class MadeDamage
{
    private const string Simplified = "账应统闭责单头办区级处开务馆厅库备会参测档气员关时产为与发报来录说书东总结长见间问题网点节";

    private const string Traditional = "賬應統閉責單頭辦區級處開務館廳庫備會參測檔氣員關時產為與發報來錄說書東總結長見間問題網點節";

    private static readonly string[] Pinyin = ["zuò", "kāi", "wèi", "lǐ", "(ā"];

    public static string Spoil(string text, Random random)
    {
        var spoilt = text;
        if (random.Next(4) == 0)
        {
            spoilt = string.Concat(spoilt.Select(c => Simplified.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Traditional[i] : c));
        }

        if (random.Next(4) == 0)
        {
            spoilt = Each(spoilt, c => c >= '\u4e00' && random.Next(15) == 0 ? $"{c}({Pinyin[random.Next(4)]})" : null);
        }

        if (random.Next(4) == 0)
        {
            spoilt = Each(spoilt, c => c is ',' or '、' or '。' && random.Next(3) == 0 ? c == ',' ? ",," : $",{c}" : null);
        }

        if (random.Next(4) == 0)
        {
            spoilt = Each(spoilt, c => c switch { ',' => "，", ';' => "；", ':' => "：", '(' => "（", ')' => "）", '!' => "！", _ => null });
        }

        if (random.Next(4) == 0)
        {
            spoilt = Each(spoilt, c => c == '\n' ? random.Next(3) switch { 0 => "\r\n", 1 => "\n\n　　", _ => "????\n" } : null);
        }

        return random.Next(6) == 0 ? Each(spoilt, c => random.Next(30) == 0 ? $"{c}\u200b" : null) : spoilt;
    }

    private static string Each(string text, Func<char, string?> instead)
    {
        var made = new StringBuilder(text.Length * 2);
        foreach (var c in text)
        {
            made.Append(instead(c) ?? c.ToString());
        }

        return made.ToString();
    }
}
