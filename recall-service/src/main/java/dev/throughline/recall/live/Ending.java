package dev.throughline.recall.live;

/** Why a subscription ends: as a WebSocket's close code, and in words. Those from 4000 are HTTP's own, plus 4000. */
enum Ending {
    GOING_AWAY(1001, "This replica is going away, come back with your position"),
    TRY_AGAIN(1013, "The feed is not ready yet, try again later"),
    MALFORMED(4400, "The message is not the subscription that is expected here"),
    UNAUTHORIZED(4401, "A valid token is needed; the one that was given is absent, refused, expired or revoked"),
    FORBIDDEN(4403, "The token does not have the scope that this needs"),
    TOO_LATE(4408, "No subscription came in time"),
    STALLED(4418, "Nothing was read for too long"),
    TOO_MANY(4429, "There are too many subscribers already");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
