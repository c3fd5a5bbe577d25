package dev.throughline.common.ratelimit;

import java.time.Duration;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

/** A token bucket for each caller of a kind; the memory is bounded. */
final class Allowances {

    private final Cache<String, Bucket> buckets;
    private final Supplier<Bucket> fresh;

    Allowances(int perSecond, int burst, int remembered) {
        this.buckets = Caffeine.newBuilder().maximumSize(remembered).build();
        this.fresh = () -> Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1))).build();
    }

    /** How long this caller has to wait; zero when it may go on. */
    Duration take(String caller) {
        var answer = buckets.get(caller, missing -> fresh.get()).tryConsumeAndReturnRemaining(1);
        return answer.isConsumed() ? Duration.ZERO : Duration.ofNanos(answer.getNanosToWaitForRefill());
    }
}
