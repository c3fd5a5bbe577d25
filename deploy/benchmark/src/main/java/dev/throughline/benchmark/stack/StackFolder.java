package dev.throughline.benchmark.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a local stack keeps its data, and what follows from it. */
public record StackFolder(Path data) {

    /** The one that a measurement's script started. */
    public static StackFolder ofScript() {
        return new StackFolder(Path.of(System.getProperty("throughline.stack", ".throughline")));
    }

    public String kafka() {
        return "127.0.0.1:" + variable("THROUGHLINE_KAFKA_PORT", "19092");
    }

    /** As superuser. */
    public Connection database() throws SQLException, IOException {
        String password = Files.readString(data.resolve("secrets/database-password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + variable("THROUGHLINE_POSTGRES_PORT", "15432")
                + "/throughline?prepareThreshold=0&ApplicationName=benchmark", "postgres", password);
    }

    /** A variable of the stack's environment, or what holds without it. */
    public static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
