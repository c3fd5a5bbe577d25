package dev.throughline.audit.member;

import java.util.Set;

/** What an administrator decides about a member. */
record MemberDraft(String name, Role role, Set<String> scopes, boolean disabled) {

    MemberDraft {
        scopes = Set.copyOf(scopes);
    }
}
