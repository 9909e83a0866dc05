using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>
/// A real document written anew: made-up names for its place and units, its points and sections in another order under
/// other numbers, other brackets, labels and widths; and the reading by hand changed in the same way.
/// </summary>
internal sealed class PermutedPlan
{
    private static readonly string[] Signs = ["档案", "气象", "林草", "粮食", "文物", "地震", "测绘", "侨务", "参事", "机关", "史志", "航务"];

    private static readonly (string Open, string Close)[] Marks = [("(", ")"), ("（", "）"), ("〔", "〕"), ("【", "】")];

    private readonly Random _random;

    private readonly Dictionary<string, string> _names = [];

    private PermutedPlan(JsonElement gold, int seed)
    {
        _random = new Random(seed);
        var place = gold.GetProperty("document").GetProperty("title").GetString()!.Split('省')[0];
        var units = gold.GetProperty("tasks").EnumerateArray().SelectMany(t => Units(t, "leadUnits").Concat(Units(t, "responsibleUnits")))
            .Distinct().Where(u => !u.StartsWith('各') && !u.Contains("各部门") && !u.Contains("有关") && !u.Contains("相关")).ToList();
        foreach (var (unit, sign) in units.Zip(Signs))
        {
            _names[unit] = IsSuspect(gold, unit) ? unit
                : "省" + sign + (unit.Contains('(') ? $"局({sign}管理办公室)" : _random.Next(2) == 0 ? "厅" : "委员会");
        }

        _names[place] = "云岭";
        Write(gold);
    }

    public string Text { get; private set; } = "";

    public JsonElement Gold { get; private set; }

    public static PermutedPlan Of(JsonElement gold, int seed) => new(gold, seed);

    private static IEnumerable<string> Units(JsonElement task, string field) => task.GetProperty(field).EnumerateArray().Select(u => u.GetString()!);

    private static bool IsSuspect(JsonElement gold, string unit) =>
        gold.GetProperty("document").GetProperty("suspectTokens").EnumerateArray().Any(t => t.GetProperty("token").GetString() == unit);

    private string Renamed(string text) => _names.OrderByDescending(n => n.Key.Length).Aggregate(text, (t, n) => t.Replace(n.Key, n.Value, StringComparison.Ordinal));

    private void Write(JsonElement gold)
    {
        var document = JsonNode.Parse(gold.GetProperty("document").GetRawText())!.AsObject();
        var title = Renamed(document["title"]!.GetValue<string>()).Replace("2021", "2024", StringComparison.Ordinal);
        document["title"] = title;
        document["number"] = "云岭公开发〔2024〕35号";
        document["issuer"] = "云岭省政务公开协调小组";
        document["date"] = "2024-05-09";
        document["year"] = 2024;
        var text = new StringBuilder($"云岭公开发〔2024〕35号\n云岭省政务公开协调小组关于印发\n{title}的通知\n各市人民政府：\n现将《{title}》印发给你们。\n云岭省政务公开协调小组\n2024年5月9日\n{title}\n");
        var token = document["suspectTokens"]![0]!["token"]!.GetValue<string>();
        text.Append($"为做好{token}的政务公开工作，提出以下要点：\n");
        var tasks = gold.GetProperty("tasks").EnumerateArray().ToList();
        var sections = tasks.Select(t => t.GetProperty("section").GetString()!).Distinct().OrderBy(_ => _random.Next()).ToList();
        var written = new JsonArray();
        for (var s = 0; s < sections.Count; s++)
        {
            var heading = "一二三四五六七八九"[s] + "、" + Renamed(sections[s].Split('、', 2)[1]);
            text.Append(heading).Append('\n');
            foreach (var task in tasks.Where(t => t.GetProperty("section").GetString() == sections[s]).OrderBy(_ => _random.Next()))
            {
                written.Add(Point(text, task, heading, written.Count + 1));
            }
        }

        text.Append("各地要把落实情况写进年度报告。\n");
        Text = text.ToString();
        Gold = JsonSerializer.SerializeToElement(new JsonObject { ["document"] = document, ["tasks"] = written });
    }

    private JsonObject Point(StringBuilder text, JsonElement task, string heading, int number)
    {
        var point = JsonNode.Parse(task.GetRawText())!.AsObject();
        point["number"] = number;
        point["section"] = heading;
        point["title"] = Renamed(task.GetProperty("title").GetString()!);
        point["text"] = Renamed(task.GetProperty("text").GetString()!).Replace("2021", "2024", StringComparison.Ordinal);
        foreach (var field in (string[])["leadUnits", "responsibleUnits"])
        {
            point[field] = new JsonArray([.. Units(task, field).Select(u => (JsonNode)_names.GetValueOrDefault(u, u))]);
        }

        foreach (var deadline in point["deadlines"]!.AsArray())
        {
            deadline!["date"] = deadline["date"]!.GetValue<string>().Replace("2021", "2024", StringComparison.Ordinal);
            deadline["quote"] = deadline["quote"]!.GetValue<string>().Replace("2021", "2024", StringComparison.Ordinal);
        }

        text.Append(number).Append(_random.Next(2) == 0 ? "." : "．").Append(point["title"]).Append('。').Append(point["text"]).Append(Bracket(point)).Append('\n');
        return point;
    }

    /// <summary>Labels in either order, or verbs; marks and separators of either width.</summary>
    private string Bracket(JsonObject point)
    {
        var (open, close) = Marks[_random.Next(Marks.Length)];
        var wide = _random.Next(2) == 0;
        var (lead, responsible) = (List(point["leadUnits"]!), List(point["responsibleUnits"]!));
        var words = _random.Next(3) switch
        {
            0 => $"牵头单位:{lead};责任单位:{responsible}",
            1 => $"责任单位:{responsible};牵头单位:{lead}",
            _ => $"{lead}牵头,{responsible}按职责分工负责",
        };
        return open + (wide ? words.Replace(':', '：').Replace(';', '；').Replace(',', '，') : words) + close;
    }

    private static string List(JsonNode units) => string.Join('、', units.AsArray().Select(u => u!.GetValue<string>()));
}
