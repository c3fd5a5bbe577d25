package dev.throughline.audit.member;

import java.util.List;

/** Some members, and how many there are. */
public record MemberPage(List<MemberView> items, long total, int skip, int limit) {

    public MemberPage {
        items = List.copyOf(items);
    }
}
