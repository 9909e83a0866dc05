using System.Collections.Immutable;

namespace Tracker.Gateway.Tables;

/// <summary>What a form's cells take, as the spreadsheet itself checks it while somebody types: drop-downs and longest texts, with a word on what is asked.</summary>
internal static class XlsxEntryRules
{
    private const int LongestList = 255; // in a cell's rule itself
    private const int LongestPrompt = 200;

    public static void Put(Utf8Buffer b, TableSheet sheet, XlsxSheetRange range, XlsxLists lists)
    {
        if (!sheet.IsForm || range.LastRow == range.HeadingRow) return;
        b.Put($"<dataValidations count=\"{sheet.Columns.Count(column => column.Entry is not null)}\">");
        for (var i = 0; i < sheet.Columns.Length; i++)
        {
            if (sheet.Columns[i].Entry is not { } entry) continue;
            var letters = XlsxColumns.Letters(i);
            b.Put("<dataValidation"u8);
            if (!entry.Choices.IsEmpty) b.Put(" type=\"list\""u8);
            else if (entry.Longest > 0) b.Put(" type=\"textLength\" operator=\"lessThanOrEqual\""u8);
            b.Put(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\""u8);
            b.PutXml(sheet.Columns[i].Heading);
            Said("error", entry.Prompt);
            Said("promptTitle", sheet.Columns[i].Heading);
            Said("prompt", entry.Prompt);
            b.Put($"\" sqref=\"{letters}{range.HeadingRow + 1}:{letters}{range.LastRow}\">");
            if (!entry.Choices.IsEmpty) Rule(Fits(entry.Choices) ? $"\"{string.Join(',', entry.Choices)}\"" : lists.RangeOf(entry.Choices));
            else if (entry.Longest > 0) Rule($"{entry.Longest}");
            b.Put("</dataValidation>"u8);
        }
        b.Put("</dataValidations>"u8);

        void Said(string attribute, string words)
        {
            b.Put($"\" {attribute}=\"");
            b.PutXml(words.AsSpan(0, Math.Min(words.Length, LongestPrompt)));
        }

        void Rule(string formula)
        {
            b.Put("<formula1>"u8);
            b.PutXml(formula);
            b.Put("</formula1>"u8);
        }
    }

    private static bool Fits(ImmutableArray<string> choices) =>
        choices.Sum(choice => choice.Length + 1) - 1 <= LongestList && !choices.Any(choice => choice.AsSpan().IndexOfAny(',', '"') >= 0);
}

/// <summary>Lists of choices too long for a cell's rule: a column each of one hidden sheet.</summary>
internal sealed class XlsxLists(SheetNames names)
{
    private readonly List<ImmutableArray<string>> _lists = [];
    private string? _sheet;

    public bool Any => _lists.Count > 0;

    public string Sheet => _sheet ??= names.Take("选项");

    public string RangeOf(ImmutableArray<string> choices)
    {
        var at = _lists.FindIndex(list => list.SequenceEqual(choices));
        if (at < 0)
        {
            at = _lists.Count;
            _lists.Add(choices);
        }
        var letters = XlsxColumns.Letters(at);
        return $"{SheetNames.Quoted(Sheet)}!${letters}$1:${letters}${choices.Length}";
    }

    public void Put(Utf8Buffer b)
    {
        b.Put(XlsxParts.Declaration);
        b.Put("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"u8);
        for (var row = 0; row < _lists.Max(list => list.Length); row++)
        {
            b.Put($"<row r=\"{row + 1}\">");
            for (var column = 0; column < _lists.Count; column++)
            {
                if (row >= _lists[column].Length) continue;
                b.Put($"<c r=\"{XlsxColumns.Letters(column)}{row + 1}\" t=\"inlineStr\"><is>");
                XlsxParts.PutText(b, _lists[column][row]);
                b.Put("</is></c>"u8);
            }
            b.Put("</row>"u8);
        }
        b.Put("</sheetData></worksheet>"u8);
    }

    public XlsxSheetRange Range => new(Sheet, 1, _lists.Max(list => list.Length), XlsxColumns.Letters(_lists.Count - 1), Filtered: false, Hidden: true);
}
