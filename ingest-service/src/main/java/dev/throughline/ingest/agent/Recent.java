package dev.throughline.ingest.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put in longest ago, so that a file of any size is read with bounded memory. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

    private final int most;

    public Recent(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
