package dev.throughline.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the data sets are that no argument names. */
public final class DataFolder {

    private DataFolder() {
    }

    /** A folder in the data sets that lie beside the repository; ends the program where there is none. */
    public static Path named(String name) {
        Path folder = Path.of(System.getProperty("throughline.data", ""), name).normalize();
        if (!Files.isDirectory(folder)) {
            System.err.println("There is no " + folder + ": name the folder, or set THROUGHLINE_DATA to that of all data sets");
            System.exit(2);
        }
        return folder;
    }
}
