package dev.throughline.benchmark.compression;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

import dev.throughline.benchmark.transcript.RawSession;

/**
 * Whether every file is named that a session edited with success, by its path relative to the session's folder. A file
 * outside of the folder is named by its whole path.
 */
final class EditedFiles {

    private static final Set<String> EDITS = Set.of("Edit", "Write", "MultiEdit", "NotebookEdit");
    private static final String PATH_CHARACTER = "[\\p{L}\\p{N}_/\\-]";

    private final Tally inText = new Tally("edited files named in a text");
    private final Tally anywhere = new Tally("  the same, or in a memory's list of files");
    private final Tally outside = new Tally("  edited files outside of the session's folder, in a text");

    void add(String session, RawSession raw, Kept kept) {
        String text = kept.text();
        Set<String> listed = kept.files();
        for (String file : edited(raw)) {
            String relative = relative(file, raw.folder());
            boolean isNamed = isNamed(relative, text);
            if (relative.startsWith("/")) {
                outside.add(session, relative, isNamed);
            } else {
                inText.add(session, relative, isNamed);
                anywhere.add(session, relative, isNamed || listed.contains(relative));
            }
        }
    }

    void print(boolean isVerbose) {
        for (Tally tally : new Tally[] { inText, anywhere, outside }) {
            tally.print();
            if (isVerbose) {
                tally.printMisses();
            }
        }
    }

    private static Set<String> edited(RawSession raw) {
        var files = new LinkedHashSet<String>();
        for (RawSession.Call call : raw.calls()) {
            if (EDITS.contains(call.tool()) && !call.hasFailed()) {
                files.add(call.input("file_path").isBlank() ? call.input("notebook_path") : call.input("file_path"));
            }
        }
        files.remove("");
        return files;
    }

    private static String relative(String file, String folder) {
        return !folder.isEmpty() && file.startsWith(folder + "/") ? file.substring(folder.length() + 1) : file;
    }

    /** The path as a whole, not as a part of a longer one. */
    static boolean isNamed(String path, String text) {
        String before = path.startsWith("/") ? "" : "(?<![\\p{L}\\p{N}_/.\\-])(?:\\./)?";
        return Pattern.compile(before + Pattern.quote(path) + "(?!" + PATH_CHARACTER + "|\\." + PATH_CHARACTER + ")")
                .matcher(text).find();
    }
}
