package dev.throughline.compression.compress;

import java.util.Locale;

/**
 * At which kind of work a session or turn is, by what was done in it. The rules are tried in this order; <i>edits</i> are those
 * of files that are neither generated nor locks:
 * <ol>
 * <li>nothing edited: {@link #DEPLOYMENT} when a deploying command ran; {@link #DELIVERY} when something was committed, pushed
 * or
 * proposed; {@link #DEBUGGING} when something failed;
 * {@link #TESTING} when tests ran; {@link #CONFIGURATION} when dependencies were installed or a database was migrated;
 * {@link #REVIEW} when changes were looked at more often than files; {@link #PLANNING} when tasks were written down;
 * {@link #RESEARCH} when files or pages were read; else {@link #DISCUSSION}
 * <li>{@link #DEPLOYMENT}: a deploying command ran, and no program or test was edited
 * <li>{@link #DOCUMENTATION}, {@link #TESTING}, {@link #CONFIGURATION}: at least 60 % of the edits are of documents, of tests,
 * or
 * of settings, build, infrastructure and continuous integration
 * <li>{@link #REFACTORING}: at least two files were deleted or moved, and more than were created
 * <li>{@link #DEBUGGING}: something was seen to fail before the first edit, and at most one file was created
 * <li>{@link #IMPLEMENTATION}: everything else
 * </ol>
 */
enum Phase {

    PLANNING,
    RESEARCH,
    IMPLEMENTATION,
    TESTING,
    DEBUGGING,
    REFACTORING,
    DOCUMENTATION,
    CONFIGURATION,
    REVIEW,
    /** What was done before is committed, pushed, proposed or merged. */
    DELIVERY,
    DEPLOYMENT,
    /** Nothing was done but talk. */
    DISCUSSION;

    private static final double MOST = 0.6;

    static Phase of(Evidence evidence) {
        int documents = evidence.edited(FileKind.DOCUMENTATION);
        int tests = evidence.edited(FileKind.TEST);
        int settings = evidence.edited(FileKind.CONFIGURATION, FileKind.BUILD, FileKind.INFRASTRUCTURE, FileKind.CI);
        int programs = evidence.edited(FileKind.SOURCE, FileKind.SCRIPT, FileKind.SCHEMA, FileKind.MIGRATION, FileKind.STYLE,
                FileKind.ASSET, FileKind.OTHER);
        double all = documents + tests + settings + programs;
        if (all == 0) {
            return withoutEdits(evidence);
        }
        if (evidence.ran(CommandKind.DEPLOY) > 0 && programs + tests == 0) {
            return DEPLOYMENT;
        }
        if (documents >= MOST * all) {
            return DOCUMENTATION;
        }
        if (tests >= MOST * all) {
            return TESTING;
        }
        return settings >= MOST * all ? CONFIGURATION : withPrograms(evidence);
    }

    /** The name in JSON, for example {@code debugging}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Phase withPrograms(Evidence evidence) {
        if (evidence.removed() >= 2 && evidence.removed() > evidence.created()) {
            return REFACTORING;
        }
        return evidence.beganWithFailure() && evidence.created() <= 1 ? DEBUGGING : IMPLEMENTATION;
    }

    private static Phase withoutEdits(Evidence evidence) {
        if (evidence.ran(CommandKind.DEPLOY) > 0) {
            return DEPLOYMENT;
        }
        if (evidence.ran(CommandKind.COMMIT) > 0) {
            return DELIVERY;
        }
        if (evidence.beganWithFailure()) {
            return DEBUGGING;
        }
        if (evidence.ran(CommandKind.TEST) > 0) {
            return TESTING;
        }
        if (evidence.ran(CommandKind.INSTALL, CommandKind.MIGRATE) > 0) {
            return CONFIGURATION;
        }
        if (evidence.ran(CommandKind.REVIEW) > evidence.looks()) {
            return REVIEW;
        }
        return evidence.plans() > 0 ? PLANNING : evidence.looks() > 0 ? RESEARCH : DISCUSSION;
    }
}
