using Tracker.Deciding;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Supervision;
using Tracker.Gateway.Tables;
using Tracker.Supervision;

namespace Tracker.Gateway.Archiving;

/// <summary>督办文书: what was issued in the year, as it goes to the printer, with the register that numbers it.</summary>
internal sealed class ArchivedPapers(PaperReading reading, PaperDesk desk, IGrains grains) : IArchivedPart
{
    private const string Folder = "督办文书";

    public async Task Put(ArchiveZip zip, ArchiveIndex index, ArchivedYear of, CancellationToken cancel)
    {
        var issued = PaperRegister.Issued(await reading.All(of.Caller, of.Government, cancel), of.Year.Value);
        if (issued.Count == 0)
        {
            index.Part(Folder, $"{of.Year.Value}年没有印发督办文书。", []);
            return;
        }
        var register = await zip.Put($"{Folder}/发文登记", TableFormat.Xlsx, [PaperRegister.Of(issued, $"{of.Year.Value}年发文登记", TableFormat.Xlsx)], of.Made, cancel);
        var (items, settings) = (new List<string> { ArchiveHtml.Link(register, "发文登记（Excel）") }, await desk.Settings(of.Government, cancel));
        for (var i = 0; i < issued.Count; i++)
        {
            var line = issued[i];
            if ((await grains.Paper(line.Paper).Look(cancel)) is not { State: SupervisionPaper.Written written } standing)
            {
                continue;
            }
            // The register's own number keeps two papers of one title apart.
            var path = $"{Folder}/{i + 1} {FileNames.Safe($"{line.Number} {line.Title}")}.docx";
            var paper = OfficialDocx.Of(PaperDocument.Of(new PaperView(line, written, standing.Version), settings), of.Made);
            await zip.Put(path, async to => await to.WriteAsync(paper, cancel), cancel, packed: false);
            items.Add($"{ArchiveHtml.Link(path, line.Title)}，{ArchiveHtml.Text($"{line.Number?.ToString() ?? "没有文号"}，发往{string.Join("、", line.Units.Select(u => u.Name))}，{Words.Day(line.IssuedOn!.Value)}印发{(line.Stage == PaperStage.Withdrawn ? "，后来撤回" : "")}")}");
        }
        index.Part(Folder, $"{of.Year.Value}年印发 {issued.Count} 件。盖章件和反馈时附的文件在佐证材料里；各单位的核实意见、反馈的原话，以及系统外催报、催办的登记，在全部记录里。", items);
    }
}
