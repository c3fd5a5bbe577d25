package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Path;

/** The entry point: {@code up} and {@code down} with their options. */
public final class Launcher {

    private static final int WRONG_USE = 2;

    private Launcher() {
    }

    /** Ends with 0 when it did what was asked, 1 when it could not, 2 when it was asked wrongly. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(Options.parse(arguments, Path.of(System.getProperty("throughline.checkout", "."))));
        } catch (Options.WrongUse e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        } catch (CannotStart | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        switch (options.command()) {
            case HELP -> System.out.println(Options.USAGE);
            case DOWN -> new Down(options.folders(), new Terminal()).run();
            case UP -> new Up(options, Ports.of(System.getenv()), new Terminal()).run();
        }
    }
}
