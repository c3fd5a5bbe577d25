package dev.throughline.common.refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.throughline.common.token.TokenRefusal;

/**
 * Counts refusals by whose they are, why, and from where. The first of a kind in an interval is to be reported at once, the
 * rest when the interval ends. However many addresses there are, it remembers a bounded number and takes the others together.
 */
final class Refusals {

    static final String OTHER_ADDRESSES = "others";

    private static final int MOST_REMEMBERED = 1_000;

    /** @param address of the caller, or {@link #OTHER_ADDRESSES} */
    record Kind(TokenRefusal refusal, String address) {
    }

    /** Refusals of a kind, and how many they are. */
    record Counted(Kind kind, int count) {
    }

    private final Map<Kind, Integer> later = new HashMap<>();

    /** Whether this one is to be reported now. */
    synchronized boolean isFirst(TokenRefusal refusal, String address) {
        var kind = new Kind(refusal, address);
        if (later.size() >= MOST_REMEMBERED && !later.containsKey(kind)) {
            kind = new Kind(new TokenRefusal(refusal.reason(), null, null, null), OTHER_ADDRESSES);
        }
        Integer count = later.putIfAbsent(kind, 0);
        if (count != null) {
            later.put(kind, count + 1);
        }
        return count == null;
    }

    /** Ends the interval: what was not reported in it. */
    synchronized List<Counted> drain() {
        var counted = new ArrayList<Counted>();
        later.forEach((kind, count) -> {
            if (count > 0) {
                counted.add(new Counted(kind, count));
            }
        });
        later.clear();
        return counted;
    }
}
