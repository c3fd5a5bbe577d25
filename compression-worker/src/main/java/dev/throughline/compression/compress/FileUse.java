package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A file, how often it was edited, and what became of it.
 *
 * @param edits 0 for one that was only deleted
 */
record FileUse(String path, int edits, FileChange.How how) {

    /** Older progress does not say how. */
    @SuppressWarnings("ConstantValue")
    FileUse(String path, int edits, FileChange.@Nullable How how) {
        this.path = path;
        this.edits = edits;
        this.how = how == null ? FileChange.How.EDITED : how;
    }

    FileKind kind() {
        return FileKind.of(path);
    }

    boolean isGone() {
        return how == FileChange.How.DELETED;
    }

    /** The uses with this change; of too many, the least edited that was changed longest ago goes. */
    static List<FileUse> changed(List<FileUse> uses, FileChange change, int most) {
        var known = uses.stream().filter(use -> use.path().equals(change.path())).findFirst();
        int edits = known.map(FileUse::edits).orElse(0) + (isEdit(change.how()) ? 1 : 0);
        var after = new ArrayList<FileUse>(uses.size() + 1);
        uses.stream().filter(use -> !use.path().equals(change.path())).forEach(after::add);
        if (after.size() >= most) {
            after.remove(after.stream().min(Comparator.comparingInt(FileUse::edits)).orElseThrow());
        }
        after.add(new FileUse(change.path(), edits, known.map(use -> use.how().then(change.how())).orElse(change.how())));
        return List.copyOf(after); // the latest at the end
    }

    /** Most edited first, and of the equally edited the latest; those that were never edited are left out. */
    static List<String> ranked(List<FileUse> uses) {
        return uses.reversed().stream().filter(use -> use.edits() > 0)
                .sorted(Comparator.comparingInt(FileUse::edits).reversed()).map(FileUse::path).toList();
    }

    /** Files that are gone, the latest last. */
    static List<String> gone(List<FileUse> uses) {
        return uses.stream().filter(FileUse::isGone).map(FileUse::path).toList();
    }

    private static boolean isEdit(FileChange.How how) {
        return how != FileChange.How.DELETED;
    }
}
