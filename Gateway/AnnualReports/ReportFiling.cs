using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report out as a file, and a file into a report: whole or not at all.</summary>
internal sealed class ReportFiling(IGrains grains, AnnualReportDesk desk)
{
    /// <summary>Bytes.</summary>
    private const long LargestFile = 20L << 20;

    /// <summary>So many are printed by name: beyond that the list is on the page of the total.</summary>
    private const int MostNamed = 100;

    /// <summary>As it is printed: with its opening, a total with its scope (汇总口径).</summary>
    public static PublishedReport Published(ReportView view) => new(
        TitleOf(view),
        $"本报告由{view.State.Name}按照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{view.Year}年1月1日起至{view.Year}年12月31日止。{ScopeOf(view)}",
        view.State.Content.Cells,
        view.State.Content.Texts.Keys.ToImmutableDictionary(part => part, part => view.State.Content.PrintedOf(part) ?? ""));

    private static string ScopeOf(ReportView view)
    {
        if (view.State.RolledUp is not { } taken)
        {
            return "";
        }
        var names = string.Join('、', taken.From.Take(MostNamed).Select(c => c.Name)) + (taken.From.Length > MostNamed ? "等" : "");
        var kinds = string.Join('、', (view.Scope?.Kinds ?? ReportScope.UsualKinds).Select(kind => AnnualReportWords.Of(kind)));
        return $"\n汇总口径：{kinds}，纳入汇总的有{names}，共{taken.From.Length}个单位。{(taken.Missing.IsEmpty ? null : $"{taken.Missing.Length}个单位还没有报送，汇总数不确定。")}";
    }

    public static string TitleOf(ReportView view) => TitleOf(view.State.Name, view.Year);

    public static string TitleOf(string name, int year) => $"{name}{year}年政府信息公开工作年度报告";

    /// <summary>
    /// Reads a workbook or a published report into the cells and words that it has; what can't be read, is another unit's or year's, or is typed over what others wrote meanwhile, refuses
    /// the whole.
    /// </summary>
    /// <param name="overwrite">Somebody looked at the conflicts: the workbook's numbers count.</param>
    public async ValueTask<Answer> Take(Errand errand, ReportView view, Stream content, string name, long? expectedVersion, bool overwrite, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        if (!await UploadedFile.CopyWithin(content, LargestFile, memory, cancel))
        {
            return new Answer(TableRejections.FileTooLarge(LargestFile), 0);
        }
        var (upload, refused) = ReportUpload.Read(name, memory);
        if (upload is null)
        {
            return new Answer(refused, 0);
        }
        var register = (await grains.UnitRegister(view.Report.Government).Look(cancel)).State;
        var compared = ReportComparison.Of(upload, view.State.Content.Cells);
        return upload.NotOf(view.Report, view.Year, view.State.Name, register, view.State.Unit?.Unit) is { } other ? new Answer(other, 0)
            : !overwrite && compared.Hindrance is { } hindrance ? new Answer(hindrance, 0)
            : await desk.Fill(errand, view.Report, compared.Wanted, upload.Texts, upload.Source, expectedVersion ?? (upload.Key is null ? null : view.Version), cancel);
    }
}
