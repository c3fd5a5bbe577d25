package dev.throughline.audit.member;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A member or service account as an administrator sees it. */
public record MemberView(UUID id, String name, Role role, List<String> scopes, Instant createdAt, boolean disabled,
        @Nullable Instant disabledAt) {

    static MemberView of(Member member) {
        return new MemberView(member.id, member.name, Role.of(member.role), List.of(member.scopes), member.createdAt,
                !member.isActive(), member.disabledAt);
    }
}
