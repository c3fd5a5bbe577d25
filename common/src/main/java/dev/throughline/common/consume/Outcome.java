package dev.throughline.common.consume;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the handling of a batch ended. */
public sealed interface Outcome {

    /** The work and the progress are stored. */
    record Done() implements Outcome {
    }

    /** Something outside is down: the same batch again, as long as it takes, in order. */
    record Retry(String reason) implements Outcome {
    }

    /** These records can never succeed: to the dead letters with them, then the rest again. Nothing of the batch was stored. */
    record Reject(List<ConsumerRecord<String, byte[]>> records, String reason) implements Outcome {
        public Reject {
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("A rejection names its records");
            }
        }
    }

    Outcome DONE = new Done();
}
