package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.START;

import java.util.List;

/** What requests carry: web tokens, headers, cookies. */
final class RequestKinds {

    private static final String GIVEN = "\\\\{0,2}[\"']?[ \\t]{0,4}[:=,][ \\t]{0,4}\\\\{0,2}[\"'`]?";

    private RequestKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.of("jwt", "`eyJ….eyJ….…`, three parts in base64", "three parts, the first two JSON objects")
                        .matching(
                                START + "eyJ[A-Za-z0-9_-]{10,4000}+\\.eyJ[A-Za-z0-9_-]{10,8000}+\\.[A-Za-z0-9_-]{16,2000}+",
                                Candidates::isToken,
                                "eyj"),
                SecretKind.of("bearer-token", "`Bearer …`, 20 characters or more", "entropy; no placeholder or reference")
                        .matching(
                                "(?i:bearer) {1,4}(?<secret>[A-Za-z0-9_.~+/=-]{20,4000}+)", Candidates::isRandom, "bearer "),
                SecretKind.of("basic-credentials", "`Authorization: Basic …`", "base64; no placeholder").matching(
                        "(?i:authorization)" + GIVEN + "(?i:basic) {1,4}(?<secret>[A-Za-z0-9+/]{8,1000}+={0,2}+)",
                        Candidates::isNoPlaceholder, "authorization"),
                SecretKind.of("authorization-header", "`Authorization: Token …`, `ApiKey …`, or a bare key",
                        "entropy; 16 characters or more").matching(
                                "(?i:authorization)" + GIVEN
                                        + "(?i:(?:token|apikey|api-key|key|bot|genie-?key) {1,4})?(?:token=)?(?<secret>[A-Za-z0-9_.~+/=-]{16,2000}+)",
                                Candidates::isRandom, "authorization"),
                SecretKind.of("session-cookie", "a cookie `session`, `sid`, `auth`, `token` … in a `Cookie` header",
                        "entropy; 20 characters or more").matching(
                                "(?i:cookie)" + GIVEN
                                        + "[^\\r\\n\"'`]{0,200}?(?i:sess|sid|auth|token|jwt|remember)[A-Za-z0-9_.-]{0,20}=(?<secret>[A-Za-z0-9_.~+/%|:-]{20,4000}+)",
                                Candidates::isRandom, "cookie"));
    }
}
