package dev.throughline.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret here is made up; those with a known prefix are put together at run time, so that no other scanner trips. */
class SecretScannerTest {

    private static final String BODY = "a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeUoAiQkWx";

    private static final SecretScanner SCANNER = SecretScanner.standard();

    @ParameterizedTest
    @CsvSource({
            "aws-access-key, AK!IA, Z7QWERTYUIOPASDF",
            "gcp-api-key, AI!za, SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
            "gcp-oauth-token, ya!29., a0AfH6SMBx7Kq2Zr7Lm4Xw9T",
            "gcp-oauth-secret, GOC!SPX-, a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf",
            "github-token, gh!p_, a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeUoA",
            "gitlab-token, gl!pat-, a8Kq2Zr7Lm4Xw9Tn3Vb6",
            "anthropic-key, sk-!ant-, api03-a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0Gs",
            "openai-key, sk-!proj-, a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0Gs",
            "huggingface-token, hf!_, a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeU",
            "slack-token, xo!xb-, 123456789012-a8Kq2Zr7Lm4Xw9Tn3Vb6",
            "stripe-key, sk_!live_, a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1H",
            "npm-token, np!m_, a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeUoA",
            "jwt, ey!J, hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0Gs" })
    void aTokenIsKnownByItsForm(String kind, String prefix, String rest) {
        String secret = prefix.replace("!", "") + rest;

        Redaction redaction = SCANNER.redact("before '" + secret + "', after");

        assertThat(redaction.text()).isEqualTo("before '" + redaction.finds().getFirst() + "', after");
        assertThat(redaction.finds()).extracting(Redaction.Find::kind).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "DB_PASSWORD=Tr0ub4dor&3x",
            "DB_PASSWORD=Tr0ub4dor$3x",
            "\"password\": \"correct-h0rse-battery\"",
            "password: 'S3cr3t!pass'",
            "spring.datasource.password=Zx81kPq44",
            "export API_KEY=a8Kq2Zr7Lm4Xw9Tn3Vb6",
            "aws_secret_access_key = wJalrXUtnFEMI7K7MDENGbPxRfiCYzq8w2kq1Lm4",
            "\\\"client_secret\\\": \\\"a8Kq2Zr7Lm4Xw9Tn3Vb6\\\"",
            "AUTH_TOKEN: a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1H",
            "Authorization: Bearer a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf",
            "Authorization: Basic YW5uOlRyMHViNGRvcg==",
            "postgres://app:Tr0ub4dor@db.internal:5432/shop",
            "redis://:pa55word-x@cache:6379" })
    void aValueThatATellingNameIsGivenIsTakenOut(String text) {
        Redaction redaction = SCANNER.redact(text);

        assertThat(redaction.finds()).hasSize(1);
        assertThat(redaction.text()).contains("[secret:").doesNotContain("Tr0ub4dor", "a8Kq2", "S3cr3t", "h0rse", "pa55word");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "commit 6fb2afa1c0de6fb2afa1c0de6fb2afa1c0de6fb2",
            "session 550e8400-e29b-41d4-a716-446655440000 and token: 550e8400-e29b-41d4-a716-446655440000",
            "\"integrity\": \"sha512-a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeUoAiQkWxa8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeUoAiQkWx==\"",
            "const password = process.env.DB_PASSWORD",
            "password: string;",
            "password = getPassword(config)",
            "String password = request.getPassword();",
            "PASSWORD=${DB_PASSWORD}",
            "password: \"<your-password>\"",
            "api_key = \"your-api-key-here-1234\"",
            "max_tokens: 4096, input_tokens=123456789",
            "token = await this.tokens.refresh2(accessToken)",
            "const apiKey = config.services.openai.apiKey1;",
            "the secret: it is all about timing and nothing else2",
            "https://github.com/acme/shop/blob/main/src/password.ts",
            "http://localhost:9000/api/docs user@example.com",
            "task-list sk-learn risk-free hf_hub_download ghp_ eyJ",
            "passwordHash: bcrypt.hashSync(password, 10)",
            "CancellationToken token, string secretName" })
    void whatOnlyLooksLikeASecretStays(String text) {
        assertThat(SCANNER.redact(text).text()).isSameAs(text);
    }

    @Test
    void aKeyBlockIsTakenOutAsAWhole() {
        String block = "-----BEGIN " + "RSA PRIVATE KEY-----\n" + (BODY + "\n").repeat(20) + "-----END "
                + "RSA PRIVATE KEY-----";

        Redaction redaction = SCANNER.redact("cat key\n" + block + "\ndone");

        assertThat(redaction.text()).isEqualTo("cat key\n" + redaction.finds().getFirst() + "\ndone");
    }

    @Test
    void aKeyBlockThatIsCutShortGoesToo() {
        String block = "-----BEGIN " + "PRIVATE KEY-----\\n" + (BODY + "\\n").repeat(5);

        assertThat(SCANNER.redact(block).text()).doesNotContain(BODY);
    }

    @Test
    void twoSecretsInOneTextAreBothTakenOutInOrder() {
        Redaction redaction = SCANNER.redact("password='S3cr3t!pass' and gh" + "p_" + BODY.substring(0, 36));

        assertThat(redaction.finds()).extracting(Redaction.Find::kind).isEqualTo(List.of("password", "github-token"));
        assertThat(redaction.text()).startsWith("password='[secret:password:").contains("' and [secret:github-token:");
    }

    @Test
    void theSameSecretHasTheSameFingerprintEverywhere() {
        Redaction one = SCANNER.redact("password='S3cr3t!pass'");
        Redaction other = SCANNER.redact("DB_PASSWORD: \"S3cr3t!pass\"");

        assertThat(one.finds()).isEqualTo(other.finds());
    }

    @Test
    void aCleanedTextStaysAsItIs() {
        String cleaned = SCANNER.redact("token=a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1H password=\"S3cr3t!pass\"").text();

        assertThat(SCANNER.redact(cleaned).text()).isSameAs(cleaned);
        assertThat(SCANNER.redact("text=\"" + cleaned + "\"").finds()).isEmpty();
    }
}
