package dev.throughline.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kafka's disk is full: it gives up, and nothing is accepted that it does not have. */
@Tag("faults")
class FullDiskTest {

    private static final int MEGABYTES = 256;

    @Test
    void aFullDiskOfKafkaLosesNothing() throws IOException {
        Path folder = Stack.newFolder();
        try (var disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), MEGABYTES)
                .orElseGet(() -> abort("NOT RUN: this user may not mount a small disk"));
                var stack = Stack.start(folder, disk.folder().resolve("kafka"))) {

            Sent sent = Trial.survive(stack, "Kafka's disk full", load -> {
                disk.fill();
                stack.kafka().awaitEnd();
                disk.makeRoom();
                stack.kafka().startAgain();
            });

            assertThat(sent.refusals()).isPositive();
        }
    }
}
