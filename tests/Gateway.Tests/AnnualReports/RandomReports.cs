using System.Text;
using Tracker.AnnualReports;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>Reports by seed, mostly sound, with up to five odd cells each; random-reports.js makes the same ones.</summary>
internal sealed class RandomReports(FormEdition edition)
{
    public static readonly string[] Odd =
    [
        "", " ", "　", "/", "／", "-", "—", "——", "－", "无", "不适用", "１２", "１，２３４", "1,234", "12,34", "1,2345", "1,234,567.89", "-3", "−3", "+5", "-0", "007", "2.5", "0.10", "0.000001", "0.0000001",
        "999999999999999", "1234567890123456", "3件", "5万", "1.", ".5", "1.2.3", "1e3", "=1+1", "三", "--3", "1-2", " 7 ", "\t8\n", "9 9", "12345.123456", "-1.5", "0x10", "¥5", "1，2",
    ];

    private static readonly string[] Applicants = ["person", "company", "research", "welfare", "legal", "other"];

    private readonly ReportForm _form = ReportForm.Of(edition);

    public (ReportCells Now, ReportCells? Before) Of(int seed)
    {
        var next = new Numbers(seed);
        var (before, beforeTexts) = Table(next, null);
        var (_, nowTexts) = Table(next, before);
        return (Cells(nowTexts), next.Next() % 8 == 0 ? null : Cells(beforeTexts));
    }

    /// <summary>What the server says of it, as one number.</summary>
    public uint Said(int seed)
    {
        var (now, before) = Of(seed);
        var hash = 0x811c9dc5u;
        var line = new StringBuilder();
        foreach (var result in ReportRules.Check(now, before))
        {
            line.Clear().Append(result.Outcome switch { CheckOutcome.Consistent => 'c', CheckOutcome.Inconsistent => 'i', _ => 'n' })
                .Append(Scaled(result.Left)).Append(':').Append(Scaled(result.Right)).Append(';');
            for (var i = 0; i < line.Length; i++)
            {
                hash = (hash ^ line[i]) * 0x01000193u;
            }
        }

        return hash;
    }

    private static string Scaled(decimal? number) => number is { } value ? decimal.Truncate(value * 1_000_000m).ToString("0") : "";

    private ReportCells Cells(Dictionary<string, string> texts) =>
        ReportCells.Of(edition, texts.Select(t => KeyValuePair.Create(CellKey.Parse(t.Key), CellText.Read(t.Value).Value)));

    private (Dictionary<string, long> Numbers, Dictionary<string, string> Texts) Table(Numbers next, Dictionary<string, long>? entering)
    {
        var keys = _form.Cells.Select(c => c.Key.Value).ToArray();
        var n = new Dictionary<string, long>();
        foreach (var key in keys)
        {
            n[key] = next.Next() % 4 == 0 ? next.Next() % 100 : 0;
        }

        var rows = _form.Tables.First(t => t.Part == "part3").Rows.Select(r => r.Key).ToArray();
        foreach (var c in Applicants)
        {
            var sum = rows.Where(r => r[0] == 'r' && r[1] is >= '1' and <= '6').Sum(r => n[$"part3.{r}.{c}"]);
            n[$"part3.r7.{c}"] = sum;
            n[$"part3.carriedIn.{c}"] = entering?[$"part3.carriedOut.{c}"] ?? 0;
            n[$"part3.carriedOut.{c}"] = next.Next() % 5;
            n[$"part3.new.{c}"] = Math.Max(0, sum + n[$"part3.carriedOut.{c}"] - n[$"part3.carriedIn.{c}"]);
        }

        foreach (var r in rows)
        {
            n[$"part3.{r}.total"] = Applicants.Sum(c => n[$"part3.{r}.{c}"]);
        }

        foreach (var g in new[] { "review", "direct", "afterReview" })
        {
            n[$"part4.{g}.total"] = new[] { "upheld", "corrected", "otherwise", "pending" }.Sum(c => n[$"part4.{g}.{c}"]);
        }

        var texts = n.ToDictionary(p => p.Key, p => p.Value.ToString());
        for (var i = next.Next() % 6; i > 0; i--)
        {
            var key = keys[next.Next() % keys.Length];
            texts[key] = next.Next() % 2 == 0 ? Odd[next.Next() % Odd.Length] : (next.Next() % 1000).ToString();
        }

        return (n, texts);
    }

    /// <summary>mulberry32.</summary>
    internal sealed class Numbers(int seed)
    {
        private uint _a = (uint)seed;

        public uint Next()
        {
            unchecked
            {
                _a += 0x6D2B79F5u;
                var t = (_a ^ (_a >> 15)) * (1u | _a);
                t = (t + ((t ^ (t >> 7)) * (61u | t))) ^ t;
                return t ^ (t >> 14);
            }
        }
    }
}
