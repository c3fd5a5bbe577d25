package dev.throughline.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Tokens that every service must refuse, by the reason that it must give to the audit log. */
public enum BadToken {
    EXPIRED {
        @Override
        public String of(String tenant, String user, String scope) {
            Instant past = Instant.now().minusSeconds(7200);
            return TestTokens.sign(claims(tenant, user, scope).issuedAt(past).expiresAt(past.plusSeconds(60)));
        }
    },
    WRONG_AUDIENCE {
        @Override
        public String of(String tenant, String user, String scope) {
            return TestTokens.sign(claims(tenant, user, scope).audience("someone-else"));
        }
    },
    WRONG_ISSUER {
        @Override
        public String of(String tenant, String user, String scope) {
            return TestTokens.sign(claims(tenant, user, scope).issuer("someone-else"));
        }
    },
    FORGED {
        @Override
        public String of(String tenant, String user, String scope) {
            String[] parts = TestTokens.sign(claims(tenant, user, "nothing")).split("\\.");
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return parts[0] + "." + base64(claims.replace("nothing", scope)) + "." + parts[2];
        }
    },
    /** {@code alg: none}. */
    WRONG_ALGORITHM {
        @Override
        public String of(String tenant, String user, String scope) {
            return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                    + TestTokens.sign(claims(tenant, user, scope)).split("\\.")[1] + ".";
        }
    },
    MALFORMED {
        @Override
        public String of(String tenant, String user, String scope) {
            return "not.a.token";
        }
    };

    /** The token, which would have this scope were it good. */
    public abstract String of(String tenant, String user, String scope);

    /** Whether the signature proves whose token it is, so that the refusal belongs into that tenant's log. */
    public boolean isProven() {
        return this == EXPIRED || this == WRONG_AUDIENCE || this == WRONG_ISSUER;
    }

    private static JwtClaimsBuilder claims(String tenant, String user, String scope) {
        return TestTokens.claims(tenant, user, scope);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
