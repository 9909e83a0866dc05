using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Accounts;

/// <summary>The keys that seal sessions, in the shared database: whoever signed in at one process is signed in at all.</summary>
internal sealed class SharedKeys(IRoomTables tables) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => tables.Read(database =>
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT xml FROM session_keys ORDER BY name";
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read())
        {
            keys.Add(XElement.Parse(rows.GetString(0)));
        }
        return keys;
    }).AsTask().GetAwaiter().GetResult(); // asked when a process starts and once a day

    public void StoreElement(XElement element, string friendlyName) => tables.Write(database =>
    {
        using var command = database.CreateCommand();
        command.CommandText = "INSERT INTO session_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING";
        Add(command, "@name", friendlyName);
        Add(command, "@xml", element.ToString(SaveOptions.DisableFormatting));
        return command.ExecuteNonQuery();
    }).AsTask().GetAwaiter().GetResult();

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
