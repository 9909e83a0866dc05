using System.Text;
using System.Xml;

namespace Tracker.Gateway.Reading;

/// <summary>Walks the body of a docx once. Deleted words, field codes and the fallback of drawn content are passed over.</summary>
internal sealed class DocxBody(DocxNumbering numbering)
{
    private readonly StringBuilder _text = new();

    /// <summary>Open tables, innermost last: a table inside a cell is flattened into that cell.</summary>
    private readonly Stack<OpenTable> _tables = new();

    private readonly Stack<Paragraph> _paragraphs = new();

    public string Read(XmlReader xml)
    {
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName is "Fallback" or "del" or "moveFrom" or "instrText" or "delText":
                    SkipIn(xml);
                    break;
                case XmlNodeType.Element:
                    Open(xml);
                    break;
                case XmlNodeType.EndElement:
                    Close(xml.LocalName);
                    break;
                default:
                    break;
            }
        }

        return _text.ToString();
    }

    /// <summary>To the end of the element, which the caller's Read leaves.</summary>
    private static void SkipIn(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private void Open(XmlReader xml)
    {
        var paragraph = _paragraphs.TryPeek(out var open) ? open : null;
        switch (xml.LocalName)
        {
            case "p" when IsWord(xml):
                _paragraphs.Push(new Paragraph());
                if (xml.IsEmptyElement)
                {
                    Close("p");
                }

                break;
            case "t" when IsWord(xml) && !xml.IsEmptyElement:
                paragraph?.Words.Append(ElementText(xml));
                break;
            case "tab" when paragraph is not null && !paragraph.InProperties:
                paragraph.Words.Append('\t');
                break;
            case "br" or "cr" when IsWord(xml):
                paragraph?.Words.Append('\n');
                break;
            case "noBreakHyphen":
                paragraph?.Words.Append('-');
                break;
            case "pPr" when paragraph is not null:
                paragraph.InProperties = !xml.IsEmptyElement;
                break;
            case "pStyle" when paragraph is { InProperties: true }:
                paragraph.Style = Value(xml);
                break;
            case "numId" when paragraph is { InProperties: true }:
                paragraph.Number = Value(xml);
                break;
            case "ilvl" when paragraph is { InProperties: true }:
                paragraph.Level = int.TryParse(Value(xml), out var level) ? level : 0;
                break;
            case "tbl" when IsWord(xml):
                _tables.Push(new OpenTable());
                break;
            case "tr" when IsWord(xml) && _tables.TryPeek(out var table):
                table.Grid.BeginRow();
                break;
            case "gridBefore" when _tables.TryPeek(out var table):
                table.Grid.Add("", int.TryParse(Value(xml), out var skipped) ? skipped : 1);
                break;
            case "tc" when IsWord(xml) && _tables.TryPeek(out var table):
                (table.Cell, table.Across, table.GoesOn) = (new StringBuilder(), 1, false);
                break;
            case "gridSpan" when _tables.TryPeek(out var table):
                table.Across = int.TryParse(Value(xml), out var across) ? across : 1;
                break;
            case "vMerge" when _tables.TryPeek(out var table):
                table.GoesOn = Value(xml) is null or "continue";
                break;
            default:
                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "pPr" when _paragraphs.TryPeek(out var paragraph):
                paragraph.InProperties = false;
                break;
            case "p" when _paragraphs.TryPop(out var done):
                Put(numbering.NumberOf(done.Style, done.Number, done.Level, done.Words.Length > 0) + done.Words);
                break;
            case "tc" when _tables.TryPeek(out var table) && table.Cell is { } cell:
                table.Grid.Add(table.GoesOn ? CellGrid.Continued : cell.ToString(), table.Across);
                table.Cell = null;
                break;
            case "tr" when _tables.TryPeek(out var table):
                table.Grid.EndRow();
                break;
            case "tbl" when _tables.TryPop(out var done):
                if (_tables.Count > 0)
                {
                    Put(done.Grid.Flattened());
                }
                else
                {
                    done.Grid.WriteTo(_text);
                }

                break;
            default:
                break;
        }
    }

    private void Put(string words)
    {
        if (_tables.TryPeek(out var table) && table.Cell is { } cell)
        {
            cell.Append(cell.Length > 0 && words.Length > 0 ? "\n" : "").Append(words);
        }
        else
        {
            _text.Append(words).Append('\n');
        }
    }

    private static string ElementText(XmlReader xml)
    {
        var words = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                words.Append(xml.Value);
            }
        }

        return words.ToString();
    }

    private static bool IsWord(XmlReader xml) => xml.NamespaceURI.EndsWith("wordprocessingml/main", StringComparison.Ordinal)
        || xml.NamespaceURI.EndsWith("wordprocessingml/2006/main", StringComparison.Ordinal);

    private static string? Value(XmlReader xml)
    {
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "val")
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    private sealed class OpenTable
    {
        public CellGrid Grid { get; } = new();

        /// <summary>Null between cells.</summary>
        public StringBuilder? Cell { get; set; }

        public int Across { get; set; }

        /// <summary>The merged cell above goes on.</summary>
        public bool GoesOn { get; set; }
    }

    private sealed class Paragraph
    {
        public StringBuilder Words { get; } = new();

        public bool InProperties { get; set; }

        public string? Style { get; set; }

        public string? Number { get; set; }

        public int? Level { get; set; }
    }
}
