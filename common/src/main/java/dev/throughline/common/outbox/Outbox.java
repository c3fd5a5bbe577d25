package dev.throughline.common.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.TopicPartition;

/** The table from which a {@link Relay} publishes, as the service that owns it knows it. Calls may block. */
public interface Outbox {

    /** Sends messages and waits until Kafka has them. */
    @FunctionalInterface
    interface Publication {

        /** @return the last offset of each partition that was written */
        Map<TopicPartition, Long> publish(List<OutboxMessage> messages)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    /**
     * In one transaction, under a lock that one relay of the schema holds at a time: hands the oldest messages to the
     * publication and deletes them when it returns. When it throws, nothing is deleted.
     *
     * @param most how many messages at most
     * @return how many were published; 0 also while another relay works
     */
    int relay(int most, Publication publication) throws InterruptedException, ExecutionException, TimeoutException;

    /** How many messages wait; it may stop counting at a bound. */
    long pending();
}
