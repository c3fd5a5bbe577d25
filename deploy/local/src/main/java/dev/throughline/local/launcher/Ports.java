package dev.throughline.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where everything listens on 127.0.0.1. Each port can be moved by a variable. */
final class Ports {

    enum Port {
        INGEST("THROUGHLINE_INGEST_PORT", "ingest-service", 9000),
        RECALL("THROUGHLINE_RECALL_PORT", "recall-service", 9001),
        AUDIT("THROUGHLINE_AUDIT_PORT", "audit-service", 9002),
        WORKER("THROUGHLINE_WORKER_PORT", "compression-worker", 9003),
        POSTGRES("THROUGHLINE_POSTGRES_PORT", "PostgreSQL", 15432),
        KAFKA("THROUGHLINE_KAFKA_PORT", "Kafka", 19092),
        KAFKA_CONTROLLER("THROUGHLINE_KAFKA_CONTROLLER_PORT", "Kafka's controller", 19093);

        private final String variable;
        private final String user;
        private final int usual;

        Port(String variable, String user, int usual) {
            this.variable = variable;
            this.user = user;
            this.usual = usual;
        }
    }

    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    static Ports of(Map<String, String> environment) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, number(port, environment.getOrDefault(port.variable, "")));
        }
        return new Ports(numbers);
    }

    int number(Port port) {
        return numbers.getOrDefault(port, port.usual);
    }

    String address(Port port) {
        return "http://127.0.0.1:" + number(port);
    }

    /** One sentence for each port that something else uses. */
    List<String> taken() {
        var taken = new ArrayList<String>();
        for (Port port : Port.values()) {
            if (isTaken(number(port))) {
                taken.add("Port %d, which %s needs, is taken: stop what uses it, or set %s to another port."
                        .formatted(number(port), port.user, port.variable));
            }
        }
        return taken;
    }

    private static boolean isTaken(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of the last run may linger
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int number(Port port, String configured) {
        if (configured.isBlank()) {
            return port.usual;
        }
        try {
            int number = Integer.parseInt(configured.strip());
            if (number > 0 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence below, which is the same for 0 and for letters
        }
        throw new CannotStart(port.variable + " is not a port: " + configured);
    }
}
