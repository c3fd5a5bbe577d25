package dev.throughline.common.follow;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Takes what a topic says, one record at a time, on the thread of its {@link TopicFollower}. */
@FunctionalInterface
public interface ChangeReader {

    /**
     * Takes the newest value of a key. The same may come again.
     *
     * @param value absent once the key is gone
     * @throws IOException when it cannot be read; it is told loudly and holds up nothing
     */
    void changed(String key, byte @Nullable [] value) throws IOException;
}
