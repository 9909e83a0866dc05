using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>How reports say their figures, the particular before the general: a number once understood is not looked at again.</summary>
internal static partial class FigurePatterns
{
    /// <summary>每一件, 办结一件…解决一个: no figures.</summary>
    private const string N = @"(?!(?<=每|一件[^,。;:]{1,16})一|一件[^,。;:]{0,8}[、,][^,。;:]{0,8}一[件个颗])(?<n>\d{1,3}(?:,\d{3})+|\d+|[零一二三四五六七八九十百两]+)(?<rough>万|余|多|来)?(?:件|宗|份|条|起|例|个|项)(?!次)";

    /// <summary>Between a word and its number: no other clause, no other number.</summary>
    private const string Gap = @"[^,、。;:()\d]";

    private const string Verbs = "收到|受理|接收|接到|新收|收取|收件";

    public static IReadOnlyList<FigurePattern> All { get; } =
    [
        new(CarriedOutThen(), _ => FigureMeaning.CarriedOut) { YearAfter = 1 },
        new(ThenCarriedOut(), _ => FigureMeaning.CarriedOut) { YearAfter = 1 },
        new(CarriedInThen(), _ => FigureMeaning.CarriedIn) { YearAfter = -1 },
        new(ThenCarriedIn(), _ => FigureMeaning.CarriedIn),

        new(ReviewAndSuits(), m => m.Groups["each"].Length > 0 ? FigureMeaning.Review : FigureMeaning.ReviewAndSuits) { Also = m => m.Groups["each"].Length > 0 ? FigureMeaning.Suits : null, Needs = FigureContext.Openness, NotInSentence = OfOthers },
        new(NoReview(), _ => FigureMeaning.Review) { Also = m => m.Groups["both"].Length > 0 ? FigureMeaning.Suits : null, Zero = true, Needs = FigureContext.Openness },
        new(NoSuits(), _ => FigureMeaning.Suits) { Zero = true, Needs = FigureContext.Openness },
        new(DirectSuits(), _ => FigureMeaning.Direct) { Needs = FigureContext.Openness },
        new(SuitsAfterReview(), _ => FigureMeaning.AfterReview) { Needs = FigureContext.Openness },
        new(Review(), _ => FigureMeaning.Review) { Needs = FigureContext.Openness, NotInSentence = OfOthers },
        new(ThenReview(), _ => FigureMeaning.Review) { Needs = FigureContext.Openness, NotInSentence = OfOthers },
        new(Suits(), _ => FigureMeaning.Suits) { Needs = FigureContext.Openness, NotInSentence = OfOthers },
        new(ThenSuits(), _ => FigureMeaning.Suits) { Needs = FigureContext.Openness, NotInSentence = OfOthers },

        new(GrantedOrPartly(), _ => FigureMeaning.Rows("r1", "r2")) { Needs = FigureContext.Applications },
        new(Outcome(), m => OfOutcome(m.Groups["outcome"].Value)) { Needs = FigureContext.Applications },
        new(ThenOutcome(), m => OfOutcome(m.Groups["outcome"].Value)) { Needs = FigureContext.Applications },
        new(Reason(), m => OfReason(m.Groups["reason"].Value)) { Needs = FigureContext.Applications },

        new(Applicant(), m => OfApplicant(m.Groups["who"].Value)) { Or = m => OfApplicant(m.Groups["who"].Value).WithCarriedIn, Needs = FigureContext.Applications, NotBeside = "答复|办结|办理" },
        new(NoNew(), _ => FigureMeaning.New) { Zero = true, NotBeside = "超期|逾期|超时|败诉|投诉|收费|拒绝|复议|诉讼" },
        new(NewThen(), m => FigureMeaning.New) { Or = m => m.Groups["verb"].Value == "受理" ? FigureMeaning.NewAndCarried : null, NotBeside = Channels },
        new(ThenNew(), m => FigureMeaning.New) { Or = m => m.Groups["verb"].Value == "受理" ? FigureMeaning.NewAndCarried : null, NotBeside = Channels },
        new(AnsweredThen(), _ => FigureMeaning.Answered) { Needs = FigureContext.Applications, NotBeside = Channels + "|同意公开|部分公开|不予公开" },
        new(ApplicationsThen(), _ => FigureMeaning.New) { NotBeside = Channels + "|答复|办结|办理|处理|结转|完毕" },
    ];

    private const string Channels = "网上|网络|网站|信函|邮寄|来信|当面|现场|邮件|邮箱|平台|传真|纸质|窗口|系统|线上|线下|电话|其中";

    /// <summary>Cases that are filed away (备案) are those of all governments below, and of other years.</summary>
    private const string OfOthers = "备案";

    private static FigureMeaning OfOutcome(string outcome) => outcome switch
    {
        "予以公开" => FigureMeaning.Rows("r1"),
        "部分公开" => FigureMeaning.Rows("r2"),
        "不予公开" => FigureMeaning.Rows("r3_1", "r3_2", "r3_3", "r3_4", "r3_5", "r3_6", "r3_7", "r3_8"),
        "无法提供" => FigureMeaning.Rows("r4_1", "r4_2", "r4_3"),
        "不予处理" => FigureMeaning.Rows("r5_1", "r5_2", "r5_3", "r5_4", "r5_5"),
        _ => FigureMeaning.Rows("r6", "r6_1", "r6_2", "r6_3"),
    };

    private static FigureMeaning OfReason(string reason) => FigureMeaning.Rows(reason[0] switch { '信' => "r5_1", '重' => "r5_2", '没' => "r4_2", _ => "r4_1" });

    private static FigureMeaning OfApplicant(string who) => who switch
    {
        "商业企业" => FigureMeaning.Applicant("company"),
        "科研机构" => FigureMeaning.Applicant("research"),
        "社会公益组织" => FigureMeaning.Applicant("welfare"),
        "法律服务机构" => FigureMeaning.Applicant("legal"),
        "自然人" or "公民" => FigureMeaning.Applicant("person"),
        _ => FigureMeaning.Applicant("company", "research", "welfare", "legal", "other"),
    };

    [GeneratedRegex(@"(?:结转|顺延|延期|转)(?:至|到|入)?" + Gap + @"{0,4}(?:下一?年度?|次年度?|明年|(?<year>20\d\d)年度?)" + Gap + "{0,16}?" + N)]
    private static partial Regex CarriedOutThen();

    [GeneratedRegex(N + Gap + @"{0,22}?(?:结转|顺延|延期|转)(?:至|到|入)?" + Gap + @"{0,4}(?:下一?年|次年|明年|(?<year>20\d\d)年)")]
    private static partial Regex ThenCarriedOut();

    [GeneratedRegex(@"(?:(?:上一?年度?|去年|(?<year>20\d\d)年度?)(?:结转|转结|转入|遗留)|结转自?(?:上一?年度?|去年|(?<year>20\d\d)年度?))(?!至|到|下)" + Gap + "{0,18}?" + N)]
    private static partial Regex CarriedInThen();

    [GeneratedRegex(N + "(?:申请)?(?:为|系|属|是)上一?年度?结转")]
    private static partial Regex ThenCarriedIn();

    [GeneratedRegex(@"行政复议[^,。;:\d]{0,6}[、和及或与][^,。;:\d]{0,8}诉讼[^,。;:()\d]{0,8}?(?<each>均|各|都)?(?:是|为)?" + N)]
    private static partial Regex ReviewAndSuits();

    [GeneratedRegex(@"(?:未(?!经)|无|没有|不存在)[^,。;:\d]{0,24}?行政?复议(?<both>[^,。;:\d]{0,6}[、和及或与,][^,。;:\d]{0,14}诉讼)?(?![^,。;]{0,8}(?:纠|败|维持|撤销|\d))")]
    private static partial Regex NoReview();

    [GeneratedRegex(@"(?:未(?!经)|无|没有|不存在)[^,。;:\d]{0,24}?诉讼(?![^,。;]{0,8}(?:纠|败|维持|撤销|\d))")]
    private static partial Regex NoSuits();

    [GeneratedRegex("(?:未经复议)?直接(?:起诉|提起(?:行政)?诉讼)" + Gap + "{0,8}?" + N)]
    private static partial Regex DirectSuits();

    [GeneratedRegex("(?:经)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼)" + Gap + "{0,8}?" + N)]
    private static partial Regex SuitsAfterReview();

    [GeneratedRegex("(?<!经)(?:行政)?复议(?!后|机关|机构|决定|直接)[^,、。;:()\\d诉]{0,14}?" + N)]
    private static partial Regex Review();

    [GeneratedRegex(N + "(?:因)?(?:政府)?(?:信息公开)?(?:的|类)?行政复议")]
    private static partial Regex ThenReview();

    [GeneratedRegex("(?:行政)?诉讼(?!后)" + Gap + "{0,14}?" + N)]
    private static partial Regex Suits();

    [GeneratedRegex(N + "(?:因)?(?:政府)?(?:信息公开)?(?:的|类)?(?:行政)?诉讼")]
    private static partial Regex ThenSuits();

    [GeneratedRegex("予以公开(?:及|和|、|或|与|以及)部分公开" + Gap + "{0,6}?" + N)]
    private static partial Regex GrantedOrPartly();

    [GeneratedRegex("(?<outcome>予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)" + Gap + "{0,6}?" + N)]
    private static partial Regex Outcome();

    [GeneratedRegex(N + "(?:申请|信息)?(?:为|属于|系|作出|是)?(?<outcome>予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)")]
    private static partial Regex ThenOutcome();

    [GeneratedRegex("(?<reason>本机关不掌握|信访举报投诉类?|重复申请|没有现成信息)" + Gap + "{0,8}?" + N)]
    private static partial Regex Reason();

    [GeneratedRegex("(?<who>自然人|公民|法人(?:或者?|和|及|、|与)其他组织|法人|商业企业|科研机构|社会公益组织|法律服务机构)" + Gap + "{0,6}?" + N)]
    private static partial Regex Applicant();

    [GeneratedRegex(@"(?:(?:未|没有|无)(?:" + Verbs + @")[^,。;:\d]{0,16}?(?:公开申请|依申请公开|申请公开|公开的申请|公开信息申请)|无(?:依申请公开|政府信息公开申请)(?:的)?(?:信息|申请|件|事项|情况|事件)?(?=[,。;]|$))")]
    private static partial Regex NoNew();

    [GeneratedRegex("(?<verb>" + Verbs + ")(?=[^,。;:()\\d]{0,24}(?:申请|公开件|公开事项))(?![^,。;:()\\d]{0,24}(?:复议|诉讼|信访|投诉|举报|建议|提案|留言|咨询|许可|结转|不予|答复))[^,。;:()\\d]{0,26}?" + N)]
    private static partial Regex NewThen();

    [GeneratedRegex("(?<verb>" + Verbs + ")(?:了|共|共计|各类|:)*" + N + @"(?:的)?(?:政府信息|信息|依申请)?(?:公开)?(?:的)?申请(?!行政复议|复议)")]
    private static partial Regex ThenNew();

    [GeneratedRegex("(?<!不予|其他|同意公开|部分公开|不予公开)(?:(?:答复|办结|办理完毕|办毕|办理|处理)(?=[^,。;:()\\d]{0,24}(?:申请|依申请公开|信息公开))(?![^,。;:()\\d]{0,24}(?:复议|诉讼|信访|投诉|举报|建议|提案|留言|咨询|热线|许可|结转))[^,。;:()\\d]{0,26}?|(?:答复|办结|办理完毕|办毕)(?:了|共|共计|均|已|数|数量|总数|为)*)" + N)]
    private static partial Regex AnsweredThen();

    [GeneratedRegex("(?:信息公开|依申请公开|公开)(?:的)?申请(?:数量|数|件数|总数|总量|共|共计|计|合计|总计|为)*" + N)]
    private static partial Regex ApplicationsThen();
}

/// <summary>What a sentence or the lines before it must speak of for a pattern to mean what it says.</summary>
internal enum FigureContext
{
    None,

    /// <summary>Of applications (申请).</summary>
    Applications,

    /// <summary>Of disclosure: a justice bureau also decides on other people's cases.</summary>
    Openness,
}

/// <param name="Meaning">Of a match.</param>
internal sealed record FigurePattern(Regex Regex, Func<Match, FigureMeaning> Meaning)
{
    /// <summary>A second meaning with the same value.</summary>
    public Func<Match, FigureMeaning?>? Also { get; init; }

    /// <summary>Another meaning that the same words may have.</summary>
    public Func<Match, FigureMeaning?>? Or { get; init; }

    /// <summary>It says that there are none.</summary>
    public bool Zero { get; init; }

    public FigureContext Needs { get; init; }

    /// <summary>Words in the same clause that make it something else.</summary>
    public string? NotBeside { get; init; }

    /// <summary>Words before it in the same sentence, wherever its lines are broken, that make it something else.</summary>
    public string? NotInSentence { get; init; }

    /// <summary>A year that stands in it must lie so many years behind the report's.</summary>
    public int YearAfter { get; init; }
}
