namespace Tracker.Reading;

/// <summary>What is done: words that, right behind a day or a year, say that something is to be done by then. 6月开工, 2024年,选取…, 四季度组织评估.</summary>
internal static class ActWords
{
    /// <summary>A state that is reached: whatever stands before it is when.</summary>
    public static readonly string[] Done = ["完成", "实现", "达到", "建成", "全面", "基本", "全部", "报送", "办结", "上线", "落实", "竣工", "完工", "通车", "投用", "投入使用", "投入运行", "交付", "投产", "验收", "清零", "销号", "见效"];

    private static readonly string[] Acts =
    [
        "开展", "组织", "启动", "开工", "动工", "召开", "举办", "举行", "进行", "开通", "印发", "出台", "发布", "公布", "公开", "公示", "制定", "制订", "编制", "起草", "修订", "总结", "评估", "考核", "评审", "评选", "评价", "检查", "督查", "督导",
        "抽查", "自查", "通报", "汇总", "形成", "提交", "上报", "报告", "推出", "建立", "设立", "成立", "实施", "试运行", "运行", "部署", "申报", "上会", "挂牌", "揭牌", "开馆", "开园", "开业", "集中", "统一", "新建", "改建", "扩建", "改造", "建设", "新增",
        "增加", "培育", "培训", "打造", "推行", "推广", "推动", "推进", "选取", "遴选", "选派", "选树", "安排", "下达", "拨付", "兑现", "整治", "整改", "治理", "取消", "停止", "关闭", "淘汰", "搬迁", "消除", "解决", "覆盖", "接入", "对接", "迁移", "试点", "出版", "开放",
        "开始试", "正式", "更新", "调整", "调度", "审议", "审定", "提请", "研究", "开发", "升级", "整合", "归集", "梳理", "清理", "确定", "明确", "力争", "争取", "确保", "再", "继续", "提供", "发放", "补助", "支持", "发动", "动员", "逐一", "逐项", "招收", "招聘", "引进", "签约", "结束", "收官", "退还", "返还", "兑付", "偿还", "补齐", "编印", "汇编", "印制", "投入", "全覆盖", "上墙", "张贴", "接通", "复核", "排查", "摸底", "征集", "推送", "轮训", "走访", "组建", "测评", "拟定", "普及", "邀请", "具备", "至少", "签订", "签署", "选址", "进厅", "到位", "达标",
    ];

    private static readonly string[] Whose =
        ["各", "全市", "全省", "全区", "全县", "全州", "全国", "全镇", "全街道", "全系统", "市级", "省级", "县级", "区级", "我市", "我省", "我区", "我县", "由", "对", "将", "要", "应", "须", "需", "每", "所有", "首批", "首次", "第一批", "第二批", "市", "省", "县", "区", "把"];

    private static readonly string[] Goals =
        ["达到", "不低于", "不少于", "不得低于", "超过", "提高到", "提升到", "提高至", "提升至", "增长到", "控制在", "降至", "降到", "下降到", "力争", "确保", "完成", "实现", "建成", "全覆盖", "新增", "新建", "以上", "左右", "以内", "至少", "下降", "降低", "提高", "增长", "减少", "压减"];

    /// <summary>Figures of what is there already, and what was done.</summary>
    private static readonly string[] Reported = ["累计", "共有", "共计", "共办", "共受理", "共收", "共完成", "共开展", "共组织", "共举办", "共查", "共发放", "共投", "曾", "同比", "较上年", "比上年", "先后", "增速", "余额"];

    public static bool AreDone(string text, int at, int end) => Look.AnyAt(text, at, end, Done) > 0;

    public static bool Are(string text, int at, int end) => AreDone(text, at, end) || Look.AnyAt(text, at, end, Acts) > 0;

    private static readonly string[] Ready =
        ["完毕", "到位", "完成", "运行", "通车", "通水", "通电", "通气", "投用", "使用", "开放", "举办", "召开", "举行", "建成", "完工", "竣工", "开工", "动工", "启动", "上线", "投产", "达标", "交付", "结束", "验收", "销号", "清零", "实施", "公布", "发布", "印发", "启用", "开馆", "开园", "开业", "运营", "落成", "收官", "合龙", "封顶", "贯通", "亮灯", "通航", "投运", "并网", "挂牌", "揭牌", "落地", "见效", "到账", "兑现", "入住", "拆除", "关停", "退出", "移交", "归档", "提交", "上报", "报送", "办结", "验收合格", "公开", "公示", "出台", "下达", "拨付", "发放", "开通", "推出", "组建", "签约", "交房", "试运营", "运转"];

    private const int LongestReady = 8;

    /// <summary>水渠10月底引水运行, 讲座上半年举办: behind what it is of, a time and then nothing but what it will have come to by then.</summary>
    /// <param name="first">The time begins the clause.</param>
    public static bool CloseClause(TimeContext context, int at, int words, bool first)
    {
        var (text, clause, end) = (context.Folded, context.ClauseStart(at), context.ClauseEnd(words));
        return end - words is >= 2 and <= LongestReady && Look.AnyBefore(text, end, words, Ready) > 0 && (first || (at - clause > 1 && text[at - 1] is >= '\u4e00' and not ('去' or '上' or '前' or '近' or '比' or '较' or '于' or '每' or '从' or '自' or '至' or '到' or '期' or '在')))
            && !text.AsSpan(words, end - words).ContainsAny('的', '已', '了') && !Look.Has(text, clause, at, Compared) && !Report(text, clause, end);
    }

    private static readonly string[] Compared = ["相比", "同比", "环比", "比去年", "比上年", "较去年", "较上年", "截至", "截止"];

    /// <summary>Who does it, or words of duty: a verb comes behind them.</summary>
    public static bool NameWhose(string text, int at, int end) => Look.AnyAt(text, at, end, Whose) > 0;

    public static bool SetAGoal(string text, int start, int end) => Look.Has(text, start, end, Goals);

    /// <summary>Whether a verb that is done stands anywhere in the stretch.</summary>
    public static bool Stand(string text, int start, int end) => Look.Has(text, start, end, Done) || Look.Has(text, start, end, Acts);

    public static bool Report(string text, int start, int end) => Look.Has(text, start, end, Reported) || HasBeen(text, start, end) || IsOver(text, start, end);

    /// <summary>The same where a verb stands at the beginning: 开工一批已纳入规划的项目 says nothing of what is over.</summary>
    public static bool ReportOf(string text, int start, int end) => Are(text, start, end) ? Look.Has(text, start, end, Reported) || IsOver(text, start, end) : Report(text, start, end);

    /// <summary>已完成; not 已建项目, 已出台的办法, which only say what is meant.</summary>
    private static bool HasBeen(string text, int start, int end)
    {
        for (var i = text.IndexOf('已', start, end - start); i >= 0; i = text.IndexOf('已', i + 1, end - i - 1))
        {
            if (!Look.Has(text, i, Math.Min(end, i + 7), ["的", "项目"]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>进行了督查, and not 为了 or 了解.</summary>
    private static bool IsOver(string text, int start, int end)
    {
        for (var i = text.IndexOf('了', start, end - start); i >= 0; i = text.IndexOf('了', i + 1, end - i - 1))
        {
            if (!(i > start && text[i - 1] is '为' or '除') && !(i + 1 < end && text[i + 1] == '解'))
            {
                return true;
            }
        }

        return false;
    }
}
