package dev.throughline.audit.grant;

import dev.throughline.audit.member.ClientId;

/** By what someone asks for a token. */
sealed interface Grant {

    record Password(String tenantId, String name, String password) implements Grant {

        @Override
        public String toString() {
            return "Password[tenantId=" + tenantId + "]"; // the password must not reach a log
        }
    }

    record Refresh(String refreshToken) implements Grant {

        @Override
        public String toString() {
            return "Refresh[]"; // the token must not reach a log
        }
    }

    record ClientCredentials(ClientId client, String secret) implements Grant {

        @Override
        public String toString() {
            return "ClientCredentials[client=" + client + "]"; // the secret must not reach a log
        }
    }
}
