package dev.throughline.audit.member;

import java.util.Locale;

/** Who proves itself, and how. */
enum Kind {
    /** By a password. */
    PERSON,
    /** By a secret that this service made: a program that works for nobody in particular. */
    SERVICE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
