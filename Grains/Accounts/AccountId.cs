using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Accounts;

/// <summary>An account (账号), which belongs to a post (岗位): its sign-in name in lower case.</summary>
[JsonConverter(typeof(IdentifierConverter<AccountId>))]
public readonly record struct AccountId : IIdentifier<AccountId>
{
    private AccountId(string value) => Value = value;

    public string Value { get; }

    /// <summary>2 to 40 ASCII letters, digits, <c>-</c> or <c>_</c>; upper case is folded to lower.</summary>
    public static AccountId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is >= 2 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new AccountId(text.ToLowerInvariant())
            : throw new FormatException($"'{text}' is not an account's name.");
    }

    public override string ToString() => Value;
}
