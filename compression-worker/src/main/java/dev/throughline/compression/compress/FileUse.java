package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file, and how often it was edited. */
record FileUse(String path, int edits) {

    /** The uses with one more edit of this file; of too many, the least edited that was edited longest ago goes. */
    static List<FileUse> edited(List<FileUse> uses, String path, int most) {
        int edits = uses.stream().filter(use -> use.path().equals(path)).mapToInt(FileUse::edits).sum();
        var after = new ArrayList<FileUse>(uses.size() + 1);
        uses.stream().filter(use -> !use.path().equals(path)).forEach(after::add);
        if (after.size() >= most) {
            after.remove(after.stream().min(Comparator.comparingInt(FileUse::edits)).orElseThrow());
        }
        after.add(new FileUse(path, edits + 1)); // the latest at the end
        return List.copyOf(after);
    }

    /** Most edited first, and of the equally edited the latest. */
    static List<String> ranked(List<FileUse> uses) {
        return uses.reversed().stream().sorted(Comparator.comparingInt(FileUse::edits).reversed()).map(FileUse::path).toList();
    }
}
