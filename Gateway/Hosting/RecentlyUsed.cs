using System.Collections.Concurrent;

namespace Tracker.Gateway.Hosting;

/// <summary>Keeps what was used last within a bound, in two generations: when the younger is full it becomes the older, and what nobody used since is gone.</summary>
/// <param name="most">All sizes together; what alone is larger than half of it is not kept.</param>
internal sealed class RecentlyUsed<TKey, TValue>(long most)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _gate = new();
    private volatile Generation _young = new();
    private Generation _old = new();

    /// <summary>All that is kept now.</summary>
    public long Size
    {
        get
        {
            lock (_gate)
            {
                return _young.Size + _old.Size;
            }
        }
    }

    public TValue? Find(TKey key)
    {
        if (_young.Items.TryGetValue(key, out var item))
        {
            return item.Value;
        }
        lock (_gate)
        {
            if (_young.Items.TryGetValue(key, out item))
            {
                return item.Value;
            }
            if (Take(_old, key) is not { } old)
            {
                return null;
            }
            Add(key, old.Value, old.Size);
            return old.Value;
        }
    }

    /// <summary>In the place of whatever was kept under the key.</summary>
    public void Put(TKey key, TValue value, long size)
    {
        lock (_gate)
        {
            Remove(key);
            Add(key, value, size);
        }
    }

    public void Remove(TKey key)
    {
        lock (_gate)
        {
            Take(_young, key);
            Take(_old, key);
        }
    }

    private void Add(TKey key, TValue value, long size)
    {
        if (size > most / 2)
        {
            return;
        }
        if (_young.Size + size > most / 2)
        {
            (_old, _young) = (_young, new Generation());
        }
        _young.Items[key] = (value, size);
        _young.Size += size;
    }

    private static (TValue Value, long Size)? Take(Generation generation, TKey key)
    {
        if (!generation.Items.TryRemove(key, out var item))
        {
            return null;
        }
        generation.Size -= item.Size;
        return item;
    }

    private sealed class Generation
    {
        public ConcurrentDictionary<TKey, (TValue Value, long Size)> Items { get; } = new();

        public long Size { get; set; }
    }
}
