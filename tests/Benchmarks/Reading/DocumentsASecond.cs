using System.Diagnostics;
using System.Text;
using Tracker.Gateway.Reading;

namespace Tracker.Benchmarks.Reading;

/// <summary>Documents of 10,000 characters read a second on one core, in every form of text, and one of 5 MB.</summary>
internal static class DocumentsASecond
{
    private const int Characters = 10_000;

    private const int Megabytes = 5;

    public static int Run(Arguments asked)
    {
        for (var turn = 0; turn < asked.Number("warmup", 3); turn++)
        {
            foreach (var (_, make) in Forms)
            {
                ASecond(Encoding.UTF8.GetBytes(make(Characters))); // until the compiler is done with it
            }
        }

        var failed = 0;
        foreach (var (form, make) in Forms)
        {
            var document = Encoding.UTF8.GetBytes(make(Characters));
            var rounds = Enumerable.Range(0, asked.Number("turns", 5)).Select(_ => ASecond(document)).ToList();
            var whole = make(Megabytes * 1024 * 1024 / 3); // three bytes a character
            var (small, large) = (Seconds(whole[..(whole.Length / 5)]), Seconds(whole));
            failed |= Measured.Say("documents", $"{form}: {rounds.Median():F0} a second; {Megabytes} MB in {large:F2} s, {large / small:F1} times a fifth of it", rounds.Median() >= 50 && large <= 5, "≥ 50, ≤ 5 s");
        }
        return failed;
    }

    private static readonly (string Form, Func<int, string> Make)[] Forms =
    [
        ("numbered", length => Head + Repeated(length, n => $"{n}.晒出台账。{Words(n)}（牵头单位：省档案馆；责任单位：各市政府、省气象局，有关部门）\n")),
        ("rows", length => Head + "| 序号 | 任务 | 要求 | 牵头单位 | 责任单位 | 时限 |\n" + Repeated(length, n => $"| {n} | 晒出台账 | {Words(n)} | 省档案馆 | 各市政府、省气象局 | 6月底前 |\n")),
        ("flattened", length => Head + "序号\n|\n任务\n|\n责任单位\n|\n时限\n|\n" + Repeated(length, n => $"{n}\n|\n晒出台账。{Words(n)}\n|\n各市政府、省气象局\n|\n长期坚持\n|\n")),
        ("paragraph", length => Head + "一、公开。" + Repeated(length, n => $"{n}.晒出台账。{Words(n)}（牵头单位：省档案馆；责任单位：各市政府、省气象局，有关部门）")),
        ("page", length => $"<html><body><div><h1>{Head.Trim()}</h1>" + Repeated(length, n => $"<p>{n}.晒出台账。{Words(n)}（省档案馆牵头，各市政府配合）</p>\n") + "</div></body></html>"),
    ];

    private const string Head = "云岭省2024年政务公开工作要点\n";

    private static string Words(int n) => $"每季度至少晒一次，第{n}批在9月底前晒完，办结率不低于95%，收到意见之日起5个工作日内答复；做到该公开的公开好，该说清的说清楚，结果及时更新。";

    private static string Repeated(int length, Func<int, string> item)
    {
        var text = new StringBuilder(length + 200);
        for (var n = 1; text.Length < length; n++)
        {
            text.Append(item(n));
        }
        return text.ToString();
    }

    /// <summary>Of a core's time, so that what else the machine does counts little.</summary>
    private static double ASecond(byte[] document)
    {
        var from = Spent();
        var read = 0;
        for (; Spent() - from < TimeSpan.FromSeconds(1); read++)
        {
            Read(document);
        }
        return read / (Spent() - from).TotalSeconds;
    }

    private static double Seconds(string text)
    {
        var document = Encoding.UTF8.GetBytes(text);
        var from = Spent();
        Read(document);
        return (Spent() - from).TotalSeconds;
    }

    private static TimeSpan Spent()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static void Read(byte[] document)
    {
        using var stream = new MemoryStream(document);
        if (DocumentReading.Of(stream, "plan").Draft is null)
        {
            throw new InvalidOperationException("The document was not read.");
        }
    }
}
