package dev.throughline.local.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * What was typed.
 *
 * @param data where everything that is kept lives, absolute
 * @param checkout the folder of the source code
 * @param without services that someone runs in another way, for example in a debugger
 */
record Options(Command command, Path checkout, Path data, boolean detach, boolean fresh, boolean demo, Set<Service> without) {

    static final String USAGE = """
            deploy/local/up [options]    start PostgreSQL, Kafka and the four services, and wait until they are ready
              --detach                   come back when they are ready; the stack runs on until deploy/local/down
              --data DIR                 where data lives (.throughline in the checkout unless told otherwise)
              --fresh                    begin with an empty store: what DIR holds is deleted
              --demo                     import a small sample and show what a new session would be given
              --without SERVICE          leave a service to you (may be repeated)
              --no-build                 start what is built, be it older than its sources
            deploy/local/down [--data DIR]
            """;

    enum Command {
        UP,
        DOWN,
        HELP
    }

    static final class WrongUse extends RuntimeException {

        private WrongUse(String message) {
            super(message + "\n" + USAGE);
        }
    }

    Options {
        without = Set.copyOf(without);
    }

    static Options parse(String[] arguments, Path checkout) {
        Queue<String> rest = new ArrayDeque<>(List.of(arguments));
        var parser = new Parser(command(rest), checkout.toAbsolutePath().normalize());
        while (!rest.isEmpty()) {
            parser.take(rest.remove(), rest);
        }
        return parser.options();
    }

    Folders folders() {
        return new Folders(data);
    }

    /** The services that this launcher starts. */
    Set<Service> services() {
        var services = EnumSet.allOf(Service.class);
        services.removeAll(without);
        return services;
    }

    /** The arguments with which another launcher does the same in the foreground. */
    List<String> inForeground() {
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        if (fresh) {
            arguments.add("--fresh");
        }
        without.forEach(service -> arguments.addAll(List.of("--without", service.module())));
        return arguments;
    }

    private static Command command(Queue<String> rest) {
        String word = rest.isEmpty() ? "nothing" : rest.remove();
        return switch (word) {
            case "up" -> Command.UP;
            case "down" -> Command.DOWN;
            default -> throw new WrongUse("There is no command " + word + ".");
        };
    }

    private static final class Parser {

        private final Path checkout;
        private final Set<Service> without = EnumSet.noneOf(Service.class);
        private Command command;
        private Path data;
        private boolean detach;
        private boolean fresh;
        private boolean demo;

        private Parser(Command command, Path checkout) {
            this.command = command;
            this.checkout = checkout;
            this.data = checkout.resolve(".throughline");
        }

        private void take(String option, Queue<String> rest) {
            switch (option) {
                case "--help", "-h" -> command = Command.HELP;
                case "--data" -> data = Path.of(value(option, rest)).toAbsolutePath().normalize();
                case "--detach" -> detach = onlyUp(option);
                case "--fresh" -> fresh = onlyUp(option);
                case "--no-build" -> onlyUp(option); // up itself has seen to it
                case "--demo" -> demo = onlyUp(option);
                case "--without" -> without.add(service(value(option, rest)));
                default -> throw new WrongUse("There is no option " + option + ".");
            }
        }

        private boolean onlyUp(String option) {
            if (command == Command.DOWN) {
                throw new WrongUse(option + " belongs to up.");
            }
            return true;
        }

        private static String value(String option, Queue<String> rest) {
            String value = rest.poll();
            if (value == null || value.isBlank()) {
                throw new WrongUse(option + " needs a value.");
            }
            return value;
        }

        private static Service service(String name) {
            return Service.named(name).orElseThrow(() -> new WrongUse("There is no service " + name + "."));
        }

        private Options options() {
            return new Options(command, checkout, data, detach, fresh, demo, without);
        }
    }
}
