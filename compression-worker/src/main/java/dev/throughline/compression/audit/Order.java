package dev.throughline.compression.audit;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaException;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.compression.database.Outage;

/** What an administrator orders is taken when PostgreSQL has it and the audit log knows of it. */
public final class Order {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Order() {
    }

    /** Does this; where Kafka or PostgreSQL does not answer, who asks is told to come again. */
    public static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            throw ProblemException.unavailable("Kafka does not answer", RETRY_AFTER);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Outage.isCauseOf(e) ? ProblemException.unavailable("The database does not answer", RETRY_AFTER) : e;
        }
    }
}
