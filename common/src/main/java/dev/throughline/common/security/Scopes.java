package dev.throughline.common.security;

/** What a token may be used for; the {@code groups} claim names them. */
public final class Scopes {

    public static final String INGEST = "ingest";
    public static final String RECALL = "recall";
    /** To see and use credentials, as far as each one's permissions allow. */
    public static final String VAULT = "vault";
    public static final String AUDIT = "audit";
    /** Includes all others. */
    public static final String ADMIN = "admin";

    /** A regular expression that one scope matches. */
    public static final String PATTERN = INGEST + "|" + RECALL + "|" + VAULT + "|" + AUDIT + "|" + ADMIN;
    /** What is said of something that does not. */
    public static final String RULE = "is one of ingest, recall, vault, audit, admin";

    private Scopes() {
    }
}
