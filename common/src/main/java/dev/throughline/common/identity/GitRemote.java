package dev.throughline.common.identity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings every way to write a git remote to one form, {@code host/path}: without scheme, user, port, {@code .git} or
 * credentials.
 */
final class GitRemote {

    private static final Pattern URL = Pattern.compile(
            "(?i)(?:https?|ssh|git|git\\+ssh)://(?:[^/]*@)?([^/:@]+)(?::\\d+)?/([^?#]+).*");
    private static final Pattern SCP = Pattern.compile("[^/\\s]+@([^:/@\\s]+):([^?#]+).*");
    private static final Pattern BARE = Pattern.compile("([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)/([^/\\s]+/.+)");

    private GitRemote() {
    }

    /** The canonical form of a remote; any other text is an explicit key and only stripped. */
    static String canonical(String text) {
        String stripped = text.strip();
        for (Pattern form : new Pattern[] { URL, SCP, BARE }) {
            Matcher matcher = form.matcher(stripped);
            if (matcher.matches()) {
                // hosts ignore case, and so do the paths of the large git hosts
                return (matcher.group(1) + "/" + path(matcher.group(2))).toLowerCase(Locale.ROOT);
            }
        }
        return stripped;
    }

    private static String path(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.endsWith(".git") ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
    }
}
