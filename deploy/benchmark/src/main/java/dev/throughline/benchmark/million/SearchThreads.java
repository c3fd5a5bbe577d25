package dev.throughline.benchmark.million;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Searches from several threads, each the next one as soon as it has an answer. */
record SearchThreads(int count, ToIntFunction<SplittableRandom> search) {

    /** Searches in a second. */
    double run(Duration duration) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        long searches = 0;
        try (var threads = Executors.newFixedThreadPool(count)) {
            var running = IntStream.range(0, count)
                    .mapToObj(thread -> threads.submit(() -> searchUntil(end, new SplittableRandom(thread)))).toList();
            for (Future<Integer> one : running) {
                searches += one.get();
            }
        }
        return searches / ((System.nanoTime() - began) / 1e9);
    }

    private int searchUntil(long end, SplittableRandom random) {
        int searches = 0;
        while (System.nanoTime() < end) {
            search.applyAsInt(random);
            searches++;
        }
        return searches;
    }
}
