package dev.throughline.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.throughline.benchmark.Quantiles;

/**
 * Sends requests over connections that are kept, the next one on each as soon as the answer is there. One thread and no
 * library: it shares the cores with what it measures.
 */
public final class Load implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final int eventsEach;
    private long number;
    private @Nullable List<Double> milliseconds;
    private boolean isOver;

    private Load(int eventsEach) throws IOException {
        this.eventsEach = eventsEach;
    }

    /** What one connection sends. */
    public interface Requests {

        /** A request whose first event has this number; the bytes may be written anew with the next call. */
        ByteBuffer numbered(long first);
    }

    /** What came of it. */
    public record Result(double eventsPerSecond, Quantiles milliseconds) {
    }

    /** Opens one connection for each of the requests. */
    public static Load on(URI address, List<? extends Requests> all, int eventsEach) throws IOException {
        var load = new Load(eventsEach);
        for (Requests requests : all) {
            var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
            load.connections.add(load.new Connection(channel, requests));
        }
        return load;
    }

    public Result run(Duration duration) throws IOException {
        var measured = new ArrayList<Double>();
        milliseconds = measured;
        isOver = false;
        long began = System.nanoTime();
        for (Connection connection : connections) {
            connection.send();
        }
        for (int busy = connections.size(); busy > 0;) {
            isOver = System.nanoTime() - began > duration.toNanos();
            if (selector.select(PATIENCE.toMillis()) == 0) {
                throw new IOException("No answer in " + PATIENCE);
            }
            for (SelectionKey key : selector.selectedKeys()) {
                busy -= ((Connection) key.attachment()).proceed() ? 0 : 1;
            }
            selector.selectedKeys().clear();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Result(measured.size() * eventsEach / seconds, Quantiles.of(measured));
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private final class Connection {

        private final SocketChannel channel;
        private final Requests requests;
        private final SelectionKey key;
        private ByteBuffer request = ByteBuffer.allocate(0);
        private ByteBuffer answer = ByteBuffer.allocate(4 * 1024);
        private long sentAt;

        Connection(SocketChannel channel, Requests requests) throws IOException {
            this.channel = channel;
            this.requests = requests;
            this.key = channel.register(selector, 0, this);
        }

        void send() throws IOException {
            request = requests.numbered(number);
            number += eventsEach;
            answer.clear();
            sentAt = System.nanoTime();
            write();
        }

        /** False once the time is over and the answer there. */
        boolean proceed() throws IOException {
            if (key.isWritable()) {
                write();
            }
            if (!key.isReadable() || !isAnswered()) {
                return true;
            }
            if (milliseconds != null) {
                milliseconds.add((System.nanoTime() - sentAt) / 1e6);
            }
            if (isOver) {
                key.interestOps(0);
                return false;
            }
            send();
            return true;
        }

        private void write() throws IOException {
            channel.write(request);
            key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        private boolean isAnswered() throws IOException {
            if (!answer.hasRemaining()) {
                answer = ByteBuffer.allocate(2 * answer.capacity()).put(answer.flip());
            }
            if (channel.read(answer) < 0) {
                throw new IOException("The connection was closed");
            }
            String head = head();
            int end = head.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            if (!head.startsWith("HTTP/1.1 2")) {
                throw new IOException("The answer is " + head);
            }
            var length = LENGTH.matcher(head);
            return length.find() ? answer.position() >= end + 4 + Integer.parseInt(length.group(1)) : isLastChunk();
        }

        /** A long answer comes in chunks, of which the last one is empty. */
        private boolean isLastChunk() {
            return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1).endsWith("\r\n0\r\n\r\n");
        }

        private String head() {
            return new String(answer.array(), 0, Math.min(answer.position(), 1024), StandardCharsets.ISO_8859_1);
        }
    }
}
