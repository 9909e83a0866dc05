namespace Tracker.Grains.Tests.Reading;

/// <summary>A unit bracket as it may be printed, and who is named in it.</summary>
internal sealed class MadeUnits
{
    private static readonly string[] Names =
    [
        "省档案馆", "省气象局", "省地震局", "省粮食和储备局", "省档案馆(省史志馆)", "省文物局〔省考古院〕", "省林草局", "省政府办公厅", "省高等教育处", "省测绘院", "省侨务办公室", "省参事室", "省直机关工委", "省经济和信息化厅",
    ];

    private static readonly string[] Groups = ["各市政府", "省政府各部门", "各县(市、区)政府", "各县〔区〕政府", "各功能区管委会"];

    private static readonly (string Open, string Close)[] Marks = [("(", ")"), ("（", "）"), ("〔", "〕"), ("【", "】"), ("[", "]")];

    private static readonly (string Words, string Limit)[] Limits =
        [("2024年10月底前", "fixed 2024-10-31"), ("年底前", "fixed 2024-12-31"), ("长期坚持", "standing"), ("10月31日前", "fixed 2024-10-31"), ("每半年一次", "halfyear 1")];

    private readonly Func<MadeUnits, string> _print;

    private MadeUnits(List<string> lead, List<string> responsible, List<string> cooperating, Func<MadeUnits, string> print, string? limit)
    {
        (Lead, Responsible, Cooperating, _print, Limit) = (lead, responsible, cooperating, print, limit);
    }

    public List<string> Lead { get; }

    public List<string> Responsible { get; }

    public List<string> Cooperating { get; }

    public string? Limit { get; }

    public string Printed => _print(this);

    public static MadeUnits Of(Random random, bool lines)
    {
        var names = Names.OrderBy(_ => random.Next()).ToList();
        List<string> Take(int least, int most)
        {
            var some = names.Take(random.Next(least, most + 1)).ToList();
            names.RemoveRange(0, some.Count);
            return some;
        }

        var (lead, responsible, helping) = (Take(1, 2), Take(1, 4), Take(1, 2));
        if (random.Next(3) == 0)
        {
            responsible.Add(Groups[random.Next(Groups.Length)]);
        }

        var (open, close) = Marks[random.Next(Marks.Length)];
        string Joined(List<string> some) => string.Join('、', some);
        if (lines)
        {
            return new MadeUnits(lead, responsible, [], u => $"\n牵头单位:{Joined(u.Lead)}\n责任单位:{Joined(u.Responsible)}", null);
        }

        var between = random.Next(2) == 0 ? ";" : ",";
        switch (random.Next(9))
        {
            case 0:
                return new MadeUnits(lead, responsible, helping, u => $"{open}牵头单位:{Joined(u.Lead)}{between}责任单位:{Joined(u.Responsible)}{between}配合单位:{Joined(u.Cooperating)}{close}", null);
            case 1:
                var (words, limit) = Limits[random.Next(Limits.Length)];
                return random.Next(2) == 0
                    ? new MadeUnits(lead, responsible, [], u => $"{open}完成时限:{words}{between}责任单位:{Joined(u.Responsible)}{between}牵头单位:{Joined(u.Lead)}{close}", limit)
                    : new MadeUnits(lead, responsible, [], u => $"{open}牵头单位:{Joined(u.Lead)}{between}责任单位:{Joined(u.Responsible)}{between}责任时限:{words}{close}", limit);
            case 2:
                return new MadeUnits(lead, [], helping, u => $"{open}{Joined(u.Lead)}牵头,{Joined(u.Cooperating)}配合{close}", null);
            case 3:
                return new MadeUnits(lead, responsible, [], u => $"{open}{Joined(u.Lead)}牵头,{Joined(u.Responsible)}按职责分工负责{close}", null);
            case 4:
                return new MadeUnits([], responsible, [], u => $"{open}{Joined(u.Responsible)}负责{close}", null);
            case 5:
                return new MadeUnits([], responsible, [], u => $"{open}{Joined(u.Responsible)}分别负责落实{close}", null);
            case 6:
                return new MadeUnits(lead, [], [], u => $"{open}{Joined(u.Lead)}按职责分工分别牵头落实{close}", null);
            case 7:
                return new MadeUnits([], responsible, [], u => $"{open}责任单位:{Joined(u.Responsible)}{close}", null);
            default:
                return new MadeUnits(lead, responsible, [], u => $"{open}由{Joined(u.Lead)}牵头落实;{Joined(u.Responsible)}等单位具体负责{close}", null) { EndsInEtcetera = true };
        }
    }

    /// <summary>Of a clause that holds for every point; null without one.</summary>
    public string? AlsoResponsible { get; set; }

    /// <summary>A、B等单位: the class behind 等 is a unit of its own, and a vague one.</summary>
    public bool EndsInEtcetera { get; private init; }

    /// <summary>Puts a masked or an injected word in the place of the first name; false where that is not in this form.</summary>
    public bool Spoil(Random random)
    {
        var field = Lead.Count > 0 ? Lead : Responsible;
        field[0] = random.Next(3) switch { 0 => "足球比分", 1 => "省××局", _ => "**局" };
        return true;
    }
}
