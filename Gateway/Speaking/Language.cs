namespace Tracker.Gateway.Speaking;

/// <summary>What the reader is spoken to in. Chinese first; English where it is asked for.</summary>
internal enum Language
{
    Chinese,
    English,
}
