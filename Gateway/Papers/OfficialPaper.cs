using System.Collections.Immutable;

namespace Tracker.Gateway.Papers;

/// <summary>A paper in the layout of GB/T 9704-2012. What is null or empty has no line; the seal is put on paper.</summary>
/// <param name="RedHead">发文机关标志, in red over the paper; null: it is printed on stationery, or has none.</param>
/// <param name="Number">文号 as it reads; where it is not given yet, blanks to be filled in.</param>
/// <param name="Addressees">主送机关.</param>
/// <param name="Body">One paragraph each; 一、 and （一） at their beginning make headings.</param>
/// <param name="Issuer">发文机关署名.</param>
/// <param name="Day">成文日期; null: blanks.</param>
/// <param name="CopyTo">抄送.</param>
/// <param name="Printer">印发机关, whose day of printing is <paramref name="PrintedOn"/>.</param>
internal sealed record OfficialPaper(
    string Title,
    ImmutableArray<string> Body,
    string? RedHead = null,
    string? Number = null,
    string? Addressees = null,
    ImmutableArray<string> Attachments = default,
    string? Issuer = null,
    DateOnly? Day = null,
    string? CopyTo = null,
    string? Printer = null,
    DateOnly? PrintedOn = null);
