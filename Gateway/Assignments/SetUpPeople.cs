using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Beside;

namespace Tracker.Gateway.Assignments;

/// <summary>分管领导 and 联系人 of a set-up: names of persons stand beside the journal, never in it.</summary>
/// <param name="Leader">分管领导.</param>
/// <param name="Contact">联系人 and how to reach them.</param>
internal sealed record SetUpPeople(string Leader, string Contact)
{
    private const string Owner = "set-up";
    private const int Longest = 100;

    public static SetUpPeople Nobody { get; } = new("", "");

    public Rejection? Fault => Leader.Length > Longest || Contact.Length > Longest ? new Rejection("set-up.people-too-long", $"{Longest}") : null;

    public static async ValueTask<SetUpPeople> Read(IBeside beside, GrainAddress assignment, CancellationToken cancel) =>
        await beside.Get(assignment, "people", Owner, cancel) is { } kept ? JsonSerializer.Deserialize<SetUpPeople>(kept.Text, StoredJson.Options)! : Nobody;

    public async ValueTask Keep(IBeside beside, GrainAddress assignment, AccountId by, CancellationToken cancel)
    {
        if (this == Nobody)
        {
            await beside.Remove(assignment, "people", Owner, cancel: cancel);
            return;
        }
        await beside.Put(assignment, "people", Owner, JsonSerializer.Serialize(this, StoredJson.Options), by, cancel: cancel);
    }
}
