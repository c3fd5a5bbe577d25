package dev.throughline.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.throughline.common.json.Json;

class SecretFieldsTest {

    @Test
    void fieldsAreTheSameAfterTheyWereStored() throws Exception {
        SecretFields secret = read("{\"client_id\": \"a\", \"client_secret\": \"ü\\n\\\"𝄞\", \"token\": \"\"}");

        SecretFields stored = SecretFields.decode(secret.encode());

        assertThat(Json.mapper().writeValueAsString(stored))
                .isEqualTo("{\"client_id\":\"a\",\"client_secret\":\"ü\\n\\\"𝄞\"}");
    }

    @Test
    void aWipedSecretIsGone() throws Exception {
        SecretFields secret = read("{\"password\": \"hidden\"}");

        secret.wipe();

        assertThat(secret.matches("password", "hidden".toCharArray())).isFalse();
        assertThat(Json.mapper().writeValueAsString(secret)).doesNotContain("hidden");
    }

    @Test
    void aComparisonIsOfTheWholeField() throws Exception {
        SecretFields secret = read("{\"password\": \"hidden\"}");

        assertThat(secret.matches("password", "hidden".toCharArray())).isTrue();
        assertThat(secret.matches("password", "hidde".toCharArray())).isFalse();
        assertThat(secret.matches("passphrase", "hidden".toCharArray())).isFalse();
    }

    @Test
    void noRequestShowsItsSecret() throws Exception {
        String json = "{\"kind\": \"password\", \"name\": \"x\", \"secret\": {\"password\": \"hidden\"}, \"value\": \"hidden\"}";

        for (Class<?> type : new Class<?>[] { CreateRequest.class, RotateRequest.class, CompareRequest.class }) {
            assertThat(Json.mapper().readValue(json, type).toString()).doesNotContain("hidden");
        }
        assertThat(read("{\"password\": \"hidden\"}").toString()).doesNotContain("hidden");
    }

    @Test
    void anErrorNamesNoUnknownFieldForAValueMayStandThere() throws Exception {
        assertThat(read("{\"hidden\": \"x\"}").errors(CredentialKind.NOTE).toString()).doesNotContain("hidden");
    }

    private static SecretFields read(String json) throws Exception {
        return Json.mapper().readValue(json, SecretFields.class);
    }

}
