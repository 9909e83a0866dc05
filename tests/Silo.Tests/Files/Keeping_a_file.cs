using System.Text;
using Tracker.Silo.Files;

namespace Tracker.Silo.Tests.Files;

public sealed class Keeping_a_file : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IFileShelf _shelf;

    public Keeping_a_file() => _shelf = new FileShelf(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Gives_its_hash_and_size_and_the_same_bytes_back()
    {
        var (file, rejection) = await _shelf.Put(Bytes("佐证"), 100);
        rejection.ShouldBeNull();
        file.ShouldNotBeNull().Size.ShouldBe(6);
        await using var kept = _shelf.Open(file.Hash).ShouldNotBeNull();
        new StreamReader(kept).ReadToEnd().ShouldBe("佐证");
        _shelf.IsIntact(file.Hash).ShouldBeTrue();
    }

    [Fact]
    public async Task That_was_still_arriving_when_its_process_was_killed_is_cleared_away()
    {
        var kept = (await _shelf.Put(Bytes("佐证"), 100)).File.ShouldNotBeNull();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "files", "half.arriving"), "half");

        IFileShelf again = new FileShelf(_folder.Path);

        again.IsIntact(kept.Hash).ShouldBeTrue();
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Twice_keeps_it_once()
    {
        var first = await _shelf.Put(Bytes("佐证"), 100);
        var second = await _shelf.Put(Bytes("佐证"), 100);
        second.File.ShouldBe(first.File);
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("12345678901", "file.too-large")]
    public async Task That_cannot_be_taken_leaves_nothing_behind(string content, string code)
    {
        (await _shelf.Put(Bytes(content), 10)).Rejection.ShouldNotBeNull().Code.ShouldBe(code);
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changed_afterwards_is_found()
    {
        var (file, _) = await _shelf.Put(Bytes("佐证"), 100);
        File.WriteAllText(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Single(), "改动");
        _shelf.IsIntact(file!.Hash).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void Asked_for_by_anything_but_a_hash_is_not_there(string name) => _shelf.Open(name).ShouldBeNull();

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
