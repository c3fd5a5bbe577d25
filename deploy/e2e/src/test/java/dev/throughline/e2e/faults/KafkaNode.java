package dev.throughline.e2e.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import dev.throughline.local.infrastructure.EmbeddedKafka;

/**
 * The program of a Kafka that can be killed without the tests: folder, port, controller's port, and the file to make when it is
 * up.
 */
final class KafkaNode {

    private KafkaNode() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        var kafka = EmbeddedKafka.start(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(kafka::close));
        Files.writeString(Path.of(arguments[3]), kafka.bootstrapServers());
        new CountDownLatch(1).await(); // until it is ended
    }
}
