using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Tracker.AnnualReports;
using Tracker.Deciding;

namespace Tracker.Silo.Tests.Journal;

/// <summary>Makes a filled example of any stored record, so that a new one needs no sample written for it.</summary>
internal static class Sample
{
    // An identifier takes the first of these that it can read.
    private static readonly string[] Identifiers = ["7", "990000", "990000/2031/plan/1/work-point/5", "q1", "part3.new.person", "sample"];

    public static object Of(Type type, string name = "sample")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(type, name) is { } simple)
        {
            return simple;
        }
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Last();
        }
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>)))
        {
            return Identifier(type);
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Array(type.GenericTypeArguments[0], name);
        }
        return type.IsAbstract ? Of(Derived(type)[0], name) : Record(type);
    }

    private static object? Simple(Type type, string name) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => $"样本“{name}” <&'\"\\>",
        _ when type.IsEnum => null,
        TypeCode.Boolean => true,
        TypeCode.Int32 => 7,
        TypeCode.Int64 => 7_000_000_000L,
        TypeCode.Decimal => 97.50m,
        _ when type == typeof(DateOnly) => new DateOnly(2031, 6, 30),
        _ when type == typeof(DateTimeOffset) => Note.Morning,
        _ when type == typeof(Guid) => Guid.Parse("01900000-0000-7000-8000-000000000001"),
        _ when type == typeof(ReportCells) => ReportCells.Of(FormEdition.Of2021, [new(CellKey.Of("part3", "new", "person"), 7m), new(CellKey.Of("part2", "fees", "charged"), 12.5m), new(CellKey.Of("part4", "review", "total"), CellValue.NotApplicable)]),
        _ when type == typeof(PlanYear) => new PlanYear(2031),
        _ => null,
    };

    private static object Identifier(Type type)
    {
        var parse = type.GetMethod("Parse", [typeof(string)])!;
        foreach (var text in Identifiers)
        {
            try
            {
                return parse.Invoke(null, [text])!;
            }
            catch (TargetInvocationException)
            {
                // Not of this form: the next.
            }
        }
        throw new NotSupportedException($"No sample is an id of the type {type.Name}: add one.");
    }

    private static object Array(Type item, string name)
    {
        Type[] types = item.IsAbstract ? [.. Derived(item)] : [item];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var type in types)
        {
            list.Add(Of(type, name));
        }
        return typeof(ImmutableArray).GetMethods()
            .Single(m => m.Name == "CreateRange" && m.GetParameters().Length == 1)
            .MakeGenericMethod(item)
            .Invoke(null, [list])!;
    }

    private static List<Type> Derived(Type family) =>
        [.. family.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(a => a.DerivedType)];

    private static object Record(Type type)
    {
        var made = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return made.Invoke([.. made.GetParameters().Select(p => Of(p.ParameterType, p.Name!))]);
    }
}
