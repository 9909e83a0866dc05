using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.Gateway.Assignments;

/// <summary>
/// Files of evidence between two steps of one form: they lie on the shelf by then, and the form carries their names. Sealed for who sent them and for
/// which assignment, since whoever could write a name of their own would open another's file.
/// </summary>
internal sealed class HandedFiles(IDataProtectionProvider protection)
{
    public string Pack(ImmutableArray<EvidenceItem> files, Caller caller, GrainAddress assignment) =>
        Protector(caller, assignment).Protect(JsonSerializer.Serialize(files, StoredJson.Options));

    /// <summary>None where it was not sealed here, for the same person and assignment.</summary>
    public ImmutableArray<EvidenceItem> Unpack(string? packed, Caller caller, GrainAddress assignment)
    {
        if (string.IsNullOrEmpty(packed))
        {
            return [];
        }
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<EvidenceItem>>(Protector(caller, assignment).Unprotect(packed), StoredJson.Options);
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private IDataProtector Protector(Caller caller, GrainAddress assignment) =>
        protection.CreateProtector("evidence-on-its-way", caller.Actor.Account.Value, assignment.Value);
}
