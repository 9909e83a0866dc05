using System.Globalization;
using System.Text;
using Tracker.Deciding;

namespace Tracker.Faults;

/// <summary>What was tried and what was acknowledged, one line each, written through to the system before the next step: it outlives SIGKILL.</summary>
internal sealed class CommandLog(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock _turn = new();

    public void Tried(Guid command, GrainAddress assignment) => Write($"try {command} {assignment}");

    public void Tried(Mixed.MixedCommand command) => Write($"try {command}");

    public void Acknowledged(Guid command, Answer answer, TimeSpan took) => Write(string.Create(
        CultureInfo.InvariantCulture,
        $"ack {command} {answer.Version} {answer.Position} {took.TotalMilliseconds:F0} {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}"));

    public void Refused(Guid command, string code) => Write($"no {command} {code}");

    public void Failed(Guid command, string code) => Write($"fail {command} {code}");

    public void Dispose() => _file.Dispose();

    /// <summary>The log's lines in words; a last line cut short by a kill is left out.</summary>
    public static IEnumerable<string[]> Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = file.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '));
    }

    private void Write(string line)
    {
        lock (_turn)
        {
            _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }
}
