package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads from calls of {@code rm} and {@code mv} which files they change. Patterns and folders are left out: nobody knows what
 * was in them.
 */
final class ShellChanges {

    private static final Pattern FILE = Pattern.compile("[\\w@.+/-]*[\\w-]\\.\\w{1,12}");

    private ShellChanges() {
    }

    static List<FileChange> of(List<String> calls) {
        var changes = new ArrayList<FileChange>();
        for (String call : calls) {
            String shell = call.startsWith("git ") ? call.substring(4) : call;
            if (shell.startsWith("rm ")) {
                files(shell).forEach(file -> changes.add(new FileChange(file, FileChange.How.DELETED)));
            } else if (shell.startsWith("mv ") && files(shell).size() == 2) {
                changes.add(new FileChange(files(shell).getFirst(), FileChange.How.DELETED));
                changes.add(new FileChange(files(shell).getLast(), FileChange.How.RENAMED));
            }
        }
        return changes;
    }

    private static List<String> files(String call) {
        var files = new ArrayList<String>();
        for (String word : call.split("\\s+")) {
            if (FILE.matcher(word).matches()) {
                files.add(word);
            }
        }
        return files;
    }
}
