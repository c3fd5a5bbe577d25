package dev.throughline.local.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts a launcher that outlives this one and the shell, and shows what it says until the stack is ready. */
final class Detached {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Options options;
    private final Folders folders;
    private final Terminal terminal;

    Detached(Options options, Terminal terminal) {
        this.options = options;
        this.folders = options.folders();
        this.terminal = terminal;
    }

    void run() throws IOException, InterruptedException {
        Path output = folders.logs().resolve("up.log");
        Files.writeString(output, "");
        Process launcher = start(output);
        Thread abandon = Thread.ofPlatform().unstarted(launcher::destroy);
        Runtime.getRuntime().addShutdownHook(abandon); // Ctrl-C while it starts means that it is not wanted
        boolean ready = follow(launcher, output);
        Runtime.getRuntime().removeShutdownHook(abandon);
        if (!ready) {
            throw new CannotStart("The stack did not start; see " + folders.logs());
        }
    }

    private Process start(Path output) throws IOException {
        return new ProcessBuilder(command())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of("nohup", Stack.javaProgram(), "-Dthroughline.detached=true"));
        if (isOnPath("setsid")) {
            command.addFirst("setsid"); // a session of its own, where there is the program: macOS has none
        }
        List.of("throughline.stack", "throughline.checkout", "ot.epg.working-dir", "stdout.encoding",
                "java.util.logging.manager")
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name, "")));
        command.addAll(ProcessHandle.current().info().arguments().stream().flatMap(Stream::of)
                .takeWhile(argument -> !argument.equals(Launcher.class.getName()))
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--")).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(options.inForeground());
        return command;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** True when the stack became ready, false when the launcher ended before. */
    private boolean follow(Process launcher, Path output) throws IOException, InterruptedException {
        try (BufferedReader lines = Files.newBufferedReader(output)) {
            while (launcher.isAlive()) {
                boolean ready = Files.exists(folders.ready());
                show(lines);
                if (ready) {
                    return true;
                }
                Thread.sleep(POLL);
            }
            show(lines);
            return false;
        }
    }

    private void show(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                return; // the announcement begins here, and this launcher makes it itself
            }
            terminal.print(line);
        }
    }
}
