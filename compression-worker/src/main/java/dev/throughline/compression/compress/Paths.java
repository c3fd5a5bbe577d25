package dev.throughline.compression.compress;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names files as the repository does, so that a file is the same on every machine and in every worktree. */
final class Paths {

    private static final Pattern WORKTREE = Pattern
            .compile("(.*?)/(?:\\.claude/worktrees|\\.worktrees|\\.git/worktrees|worktrees)/[^/]+(?=/|$)");
    /** Few paths have it, and to look for it is quick. */
    private static final String WORKTREES = "worktrees/";
    private static final Pattern HOME = Pattern.compile("(?:[A-Za-z]:)?/(?:home|Users)/[^/]+/");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");
    // files of the agent and of a moment, not of the work
    private static final Pattern SCRATCH = Pattern
            .compile("(?:/private)?/(?:tmp|var/folders|dev|proc)/.*|~/\\.(?:claude|codex|gemini|cursor|copilot)/.*");
    private static final int MOST = 300;

    private Paths() {
    }

    /** The file's name for memory; empty for one that is not part of the work. */
    static Optional<String> named(String path, String folder) {
        String name = relative(path.replace('\\', '/').strip(), folder.replace('\\', '/'));
        return name.isEmpty() || name.equals(".") || name.length() > MOST || name.contains("\n")
                || SCRATCH.matcher(name).matches()
                        ? Optional.empty()
                        : Optional.of(name);
    }

    /** A text, such as a command, without the machine's own paths. */
    static String withoutFolder(String text, String folder) {
        String root = root(folder.replace('\\', '/'));
        if (root.length() < 2) {
            return HOME.matcher(text).replaceAll("~/");
        }
        String within = folder.length() > root.length() ? text.replace(folder + "/", "").replace(folder, ".") : text;
        return HOME.matcher(within.replace(root + "/", "").replace(root, ".")).replaceAll("~/");
    }

    /** Whether a folder, perhaps in quotes, is the one in which the agent works. */
    static boolean isRoot(String quoted, String folder) {
        String named = quoted.replaceAll("\\A[\"']|/?[\"']?\\z", "");
        return named.equals(folder) || named.equals(root(folder)) || named.equals(".");
    }

    private static String relative(String path, String folder) {
        if (!path.startsWith("/") && !DRIVE.matcher(path).matches()) {
            return path.startsWith("./") ? path.substring(2) : path;
        }
        var worktree = WORKTREE.matcher(path);
        boolean isInWorktree = path.contains(WORKTREES) && worktree.lookingAt();
        String plain = isInWorktree ? worktree.group(1) + path.substring(worktree.end()) : path;
        String root = root(folder);
        if (root.length() > 1 && (plain + "/").startsWith(root + "/")) {
            return plain.substring(Math.min(plain.length(), root.length() + 1));
        }
        return HOME.matcher(plain).replaceFirst("~/");
    }

    /** The main checkout behind a folder that may be a worktree. */
    private static String root(String folder) {
        var worktree = WORKTREE.matcher(folder);
        String root = folder.contains(WORKTREES) && worktree.lookingAt() ? worktree.group(1) : folder;
        return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }
}
