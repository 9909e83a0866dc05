using System.ComponentModel.DataAnnotations;

namespace Tracker.Silo.Accounts;

/// <summary>Settings of sign-in (<c>Tracker:Accounts</c>).</summary>
public sealed class AccountOptions
{
    /// <summary>Failed sign-ins under one name before it has to wait.</summary>
    [Range(1, 100)]
    public int FailuresBeforeWait { get; set; } = 5;

    /// <summary>The first wait; each further failure doubles it.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a printed one-time code signs in.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromDays(14);

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(90);

    public TimeSpan LongestTokenLifetime { get; set; } = TimeSpan.FromDays(366);

    [Range(8, 64)]
    public int ShortestPassword { get; set; } = 10;

    /// <summary>Rounds of PBKDF2 for each password; a password keeps those it was hashed with.</summary>
    [Range(1_000, 10_000_000)]
    public int HashRounds { get; set; } = 100_000;

    /// <summary>How long an entry is believed while other processes may change it.</summary>
    public TimeSpan BelievedFor { get; set; } = TimeSpan.FromSeconds(2);
}
