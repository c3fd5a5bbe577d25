package dev.throughline.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text makes the scanner slow: twice the text takes about twice the steps. Steps are the characters that the rules'
 * forms look at, which a busy machine does not change.
 */
class AdversarialTextTest {

    private static final int LENGTH = 5_000;
    /** A form is bounded, so that even a text of its anchors alone costs so many steps a character and no more. */
    private static final int MOST_STEPS_A_CHARACTER = 1_000;

    private static final SecretScanner SCANNER = SecretScanner.standard();

    static Stream<String> parts() {
        Stream<String> anchors = SecretRules.all().stream().flatMap(rule -> rule.anchors().stream()).distinct();
        Stream<String> hostile = Stream.of("-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nAAAA-",
                "-----END PRIVATE KEY-----",
                "-", "A", "a1", "aA1+/", "eyJaaaaaaaaaaaa.", "eyJaaaaaaaaaa.eyJaaaaaaaaaa.", "password=", "password: \"",
                "token:\"a", "secret='",
                "[secret:", "[secret:password:", "[secret:password:0123456", "://a:", "://aaaaaaaaaaaaaaaaaaaaaaaa:", "://a:b@",
                "curl -u ", "curl \\\\",
                "mysql -", "cookie: token", "--token --token ", "AKIA", "private_key_id\": \"", "mnemonic is a",
                "authorization: ", "\\\"", "\\\\\\\"",
                "password password is ", "Private-Lines: 1\n", "aaaa.atlasv1.", "$2b$", "xoxe.xoxb-1-", ".", "/",
                "passwordpassword");
        return Stream.concat(anchors, hostile);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("parts")
    void twiceTheTextTakesAboutTwiceTheSteps(String part) {
        long once = steps(part.repeat(LENGTH / part.length()));
        long twice = steps(part.repeat(2 * LENGTH / part.length()));

        assertThat(twice).isLessThan(5 * once / 2 + LENGTH).isLessThan(2L * LENGTH * MOST_STEPS_A_CHARACTER);
    }

    private long steps(String text) {
        var counted = new CountedText(text);
        SCANNER.redact(text, counted, FindReview.TAKE_ALL);
        return counted.steps;
    }

    /** A text that counts how often a character of it is asked for. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int at) {
            steps++;
            return text.charAt(at);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }
}
