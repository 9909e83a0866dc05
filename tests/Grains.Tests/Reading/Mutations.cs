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

        text.Length = Math.Min(text.Length, Longest);
        return text.ToString();
    }
}
