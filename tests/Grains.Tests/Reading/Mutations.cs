using System.Text;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Short documents spoilt at random: cut, doubled, mixed with one another, strewn with the marks that reading turns on.</summary>
internal static class Mutations
{
    private const int Longest = 400;

    private static readonly string[] Bits =
    [
        "(", ")", "（", "）", "〔", "〕", "《", "》", "“", "”", "【", "】", ",", "、", "。", ";", "；", ":", "：", "|", "\n", "\r\n", "\r", " ", "\t", "\u3000", "\u00a0", "\u200b", "\ufeff", "\0",
        "?", "??", "???", "\ufffd", "×", "××", "*", "**", "…", "—", "~", "·", "%", "\ud83d", "\udc00", "ā", "(zuò)", "(", "一、", "(一)", "1.", "1、", "(1)", "①", "第一章", "第一条", "十", "百", "零", "〇",
        "年", "月", "日", "2024年", "底前", "每季度", "至少", "次", "5个工作日内", "自", "起", "之日", "前", "后", "长期", "持续推进", "及时", "动态更新", "上半年", "6-8月", "“十五五”末", "不低于95%", "100%",
        "牵头", "牵头单位:", "责任单位:", "配合单位:", "完成时限:", "时限", "负责", "分别负责", "按职责分工负责", "配合", "均为责任单位", "以下不再列出", "以下统称", "以下简称", "列第一位的责任单位为牵头单位", "等", "等有关单位", "和各市",
        "省档案馆", "各市政府", "有关部门", "县(市、区)政府", "省档办〔省史志馆〕", "公開", "關", "体育投注", "即时比分", "365", "bet", "印发", "通知", "要点", "扫一扫", "来源:", "索引号 |",
    ];

    private static readonly string[] Documents =
    [
        $"云岭政公领发〔2024〕3号\n各市人民政府:\n现将要点印发给你们。\n云岭省办公厅\n2024年3月8日\n云岭省2024年政务公开工作要点\n{Sample.Preamble}\n一、公开\n1.晒出台账。每季度至少晒一次,年底前晒完。{Sample.Units}\n2.说清来源。",
        $"云岭省2024年政务公开工作要点\n一、公开\n(一)台账。\n1.晒出台账。自收到来件之日起5个工作日内答复。(省档案馆（牵头）、各县〔区〕政府等有关单位负责;完成时限:长期)\n2.说清来源。6-8月集中晒。(省气象局、省地震局分别负责)再晒旧的。(省档案馆负责)\n三、保障\n(一)加强领导。都要管。\n各地写进年报。",
        "任务\n|\n责任单位\n|\n时限\n|\n晒出台账,每本都晒。\n|\n省档案馆、省气象局,各县(市、区)政府\n|\n持续推进\n|\n说清来源。\n|\n省气象局\n|\n年底前\n|",
        "雲嶺省2024年政務公開工作要點\n一、公開\n1.曬出臺賬。每個單位都要把臺賬曬出來,年底前完成(zuò)。(牽頭單位:省檔案館;責任單位:各市政府)",
        "云岭省政务公开要点解读\n在公开方面,要晒出台账。确保在8月底前晒完,9月底前报送情况。\n此外,要说清来源。各地在年底前说清,并及时更新。",
        "云岭省2024年工作要点\n一、公开\n晒出台账。每本都要晒出来。(省档案馆牵头,省气象局配合)\n补齐旧账。每本都要补齐它。(省档案馆牵头;各市州均为责任单位,以下不再列出)",
        "工作任务 | 具体要求 | 责任部门 | 时限 | ||\n一、公开 | (一)台账 | 1 | 晒出台账。 | 省档案馆 | 年底前 |\n2 | 说清来源。 | 省气象局牵头,各市政府配合 | 长期 | ||\n(二)旧账 | 3 | 补齐",
        "工作任务 |\n具体要求 |\n责任单位 |\n一、公开 |\n1.晒出台账。 |\n省档案馆 |\n2.说清来源。 |\n |\n|||\n各市政府 |",
        "序号\n工作任务\n责任单位\n时限\n一、公开\n1\n晒出台账,每本都晒。\n省档案馆、省气象局\n年底前\n2\n说清来源。\n省地震局\n长期\n云岭省政务公开小组\n2024年3月8日",
        "序号 | 工作任务 | 牵头单位 | 完成时限\n1 | 晒出台账 | 省档案馆 | 2024年6月底前\n2 | 说清来源 | 省气象局 | 长期",
    ];

    /// <summary>The same text for the same seed.</summary>
    public static string Of(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(random.Next(8) == 0 ? "" : Documents[random.Next(Documents.Length)]);
        Spoil(text, random);
        text.Length = Math.Min(text.Length, Longest);
        return text.ToString();
    }

    /// <summary>Texts of one line, which their length makes what they are.</summary>
    public static string OfOneLine(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(OneLine[random.Next(OneLine.Length)]);
        Spoil(text, random);
        return text.ToString();
    }

    private static readonly string[] OneLine =
    [
        "现将《2024年晒账任务分解表》印发给你们。 云岭区办公室 2024年6月7日 附件2024年全区晒账任务分解表工作任务工作要求牵头单位配合/责任单位一、晒出旧账1.把旧账都晒出来。 区直各单位，各镇人民政府2.账本编上号。区档案局区气象局区直各单位，各镇人民政府二、说清来源3.每本账写明出处。区档案局 区直各单位，各镇人民政府5.出处上网。 区直各单位关于印发的通知.pdf 附件下载",
        "2024年晒账任务分解表工 作 任 务牵头单位责 任 单 位工 作 要 求一、晒出旧账（一）晒账1.旧账要晒出来 省政府各部门、各市政府坚持天天晒，10月底前晒完。2.做好编号工作省档案局省政府各部门、各市政府逐本编号。3.写明出处 省政府各部门、各市政府，省信息中心每本都写。（二）归库4.账本归库 各市办好库房，锁好门。",
        "标题: 云岭县政府关于印发晒账方案的通知\n云政〔2024〕8号 云岭县人民政府 关于印发《晒账方案》的通知 各乡镇人民政府： 现将方案印发给你们，请照此办理。 云岭县人民政府 2024年4月8日 晒账方案 一、分工 （一）晒出旧账，方便群众 1.2024年6月底前晒出旧账。 责任单位：县档案局牵头，县直部门负责 2.把账本编上号。 责任单位：县气象局 二、要求 （一）加强领导。要有人管。 附件下载",
        "为把事办好，现作如下分工。一、晒账目（一）公布台账的名录，做到应晒尽晒，一本不落，过往的旧账也都算在里面。（省档案馆、省气象局负责）具体措施：1．2024年6月底前列出名录。（省档案馆牵头，各市负责）2．登记账本，写明存放的库房和管的人。（省档案馆负责）（二）简化借阅手续。（省气象局牵头，各市配合）具体措施：选三个市先行，办好了再推开。（省气象局牵头）各市要照办。云岭省人民政府2024年3月20日（此件公开发布）",
    ];

    private static void Spoil(StringBuilder text, Random random)
    {
        for (var edits = random.Next(1, 24); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(8))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(12), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, text.ToString(at / 2, Math.Min(random.Next(40), text.Length - (at / 2))));
                    break;
                case 2:
                    var other = Documents[random.Next(Documents.Length)];
                    var from = random.Next(other.Length);
                    text.Insert(at, other.AsSpan(from, Math.Min(random.Next(60), other.Length - from)));
                    break;
                case 3 when text.Length > 0:
                    text[Math.Min(at, text.Length - 1)] = (char)random.Next(0x20, 0x10000);
                    break;
                default:
                    text.Insert(at, Bits[random.Next(Bits.Length)]);
                    break;
            }
        }
    }
}
