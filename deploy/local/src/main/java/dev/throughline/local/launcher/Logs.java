package dev.throughline.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where PostgreSQL's and Kafka's own logs go: a file of bounded size, not the terminal. */
final class Logs {

    private static final int LIMIT = 5 * 1024 * 1024;
    private static final int FILES = 2;

    private Logs() {
    }

    static void toFile(Path path) throws IOException {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var handler = new FileHandler(path + ".%g", LIMIT, FILES, true);
        handler.setFormatter(new SimpleFormatter());
        root.setLevel(Level.WARNING);
        Logger.getLogger("io.zonky.test").setLevel(Level.INFO);
        root.addHandler(handler);
    }
}
