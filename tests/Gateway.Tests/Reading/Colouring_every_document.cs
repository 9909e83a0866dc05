using Tracker.Gateway.Reading;
using Tracker.Grains.Tests.Reading;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

public class Colouring_every_document
{
    [CasesFact]
    public void Gives_every_character_to_one_piece()
    {
        var files = ((string[])["plans", "practice", "reports"]).SelectMany(f => Directory.EnumerateFiles(Cases.PathOf(f), "*.txt")).ToList();
        files.Count.ShouldBeGreaterThan(10);
        foreach (var file in files)
        {
            var text = DocumentFile.Open(file).Text.ShouldNotBeNull();
            Pieces.Hold(text.Text, PlanReader.ReadWhole(text)).ShouldBeTrue(file);
        }
    }

    /// <summary>Documents that were read by hand leave nothing over but what the reading by hand leaves out too.</summary>
    [CasesTheory]
    [InlineData("liaoning-2021")]
    [InlineData("yongshou-2023")]
    public void Has_every_word_of_a_point_in_a_piece_of_that_point(string plan)
    {
        var text = DocumentFile.Open(Cases.PathOf($"plans/{plan}.txt")).Text.ShouldNotBeNull();
        var whole = PlanReader.ReadWhole(text);
        foreach (var point in whole.Draft.Points)
        {
            Pieces.Of(text.Text, whole, PieceKind.PointTitle, point.Number).ShouldEndWith(point.Title);
            var words = Pieces.Of(text.Text, whole, PieceKind.PointText, point.Number);
            Gold.Folded(words).ShouldContain(Gold.Folded(point.Text));
            Pieces.Of(text.Text, whole, PieceKind.PointUnits, point.Number).ShouldBe(point.UnitsRaw ?? "");
        }
    }
}
