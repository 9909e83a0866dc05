namespace Tracker.Deciding;

/// <summary>
/// Marks what the house adds to a command: today's day, what the register says. It is no part of what was asked, so that a repeat on the next day is
/// still the same command. On a command: all of it is, since it follows from another that is told with it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class CircumstanceAttribute : Attribute;
