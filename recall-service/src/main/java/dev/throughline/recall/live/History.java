package dev.throughline.recall.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

import dev.throughline.recall.live.FeedTopic.Partition;

/** The latest messages of a topic, as many as are kept, and how far back that reaches. Not safe for several threads. */
final class History {

    private final int mostMessages;
    private final long mostBytes;
    private final Deque<LiveMessage> kept = new ArrayDeque<>();
    private final Place beginning = new Place();
    private long bytes;

    History(int mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Nothing is known of what lies before this offset. */
    void beginAt(Partition partition, long offset) {
        beginning.advance(partition, offset);
    }

    void add(LiveMessage message) {
        kept.add(message);
        bytes += message.bytes();
        while (kept.size() > mostMessages || bytes > mostBytes) {
            LiveMessage oldest = kept.remove();
            bytes -= oldest.bytes();
            beginning.advance(oldest.partition(), oldest.offset() + 1);
        }
    }

    /** Whether all that came after the place is still here. */
    boolean reachesBackTo(Place place) {
        return place.covers(beginning);
    }

    /** The oldest first. */
    Collection<LiveMessage> messages() {
        return kept;
    }
}
