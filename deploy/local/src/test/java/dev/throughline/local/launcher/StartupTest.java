package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

class StartupTest {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private record Health(int status, long lag) {

        byte[] json() {
            return "{\"status\":\"%s\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},{\"name\":\"index\",\"data\":{\"lag\":%d}}]}"
                    .formatted(status == 200 ? "UP" : "DOWN", lag).getBytes(StandardCharsets.UTF_8);
        }
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer service;

    StartupTest() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void aServiceThatGetsOnWithItsIndexIsWaitedFor() throws InterruptedException {
        healthIs(time -> time < 4 ? new Health(503, 5_000 - time) : new Health(200, 0));

        await();

        assertThat(asked).hasValue(5);
    }

    @Test
    void aServiceThatStandsStillIsNot() {
        healthIs(time -> new Health(503, 5_000));

        assertThatThrownBy(this::await).isInstanceOf(CannotStart.class).hasMessageContaining("RECALL")
                .hasMessageContaining("logs");
    }

    @Test
    void aStackThatEndedIsNot() throws InterruptedException {
        healthIs(time -> new Health(503, 5_000));
        ended.countDown();

        await();

        assertThat(asked).hasValue(1);
    }

    private void await() throws InterruptedException {
        var ports = Ports.of(Map.of("THROUGHLINE_RECALL_PORT", Integer.toString(service.getAddress().getPort())));
        new Startup(new StackClient(), ports, new Terminal(), PATIENCE).await(List.of(Service.RECALL), ended, Path.of("logs"));
    }

    /** What it says each time that it is asked, from 0 on. */
    private void healthIs(IntFunction<Health> health) {
        service.createContext("/q/health/ready", exchange -> {
            Health now = health.apply(asked.getAndIncrement());
            exchange.sendResponseHeaders(now.status(), now.json().length);
            exchange.getResponseBody().write(now.json());
            exchange.close();
        });
        service.start();
    }
}
