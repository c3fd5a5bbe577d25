package dev.throughline.compression.refine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.throughline.common.secret.Redactor;

/** Whether an answer may take the place of what the rules wrote. */
sealed interface Review {

    record Accepted(String body) implements Review {
    }

    /** @param reason one of few, in words; nothing of the answer */
    record Refused(String reason) implements Review {
    }

    Pattern SPACE = Pattern.compile("\\s+");

    /** Reviews an answer of at most this many characters. */
    static Review of(Summary summary, String answer, int mostCharacters, Redactor secrets) {
        String body = answer.strip();
        Optional<String> fault = faultOfForm(body, mostCharacters, secrets).or(() -> loss(summary, body));
        return fault.<Review> map(Refused::new).orElseGet(() -> new Accepted(body));
    }

    private static Optional<String> faultOfForm(String body, int mostCharacters, Redactor secrets) {
        if (body.isEmpty()) {
            return Optional.of("empty");
        }
        if (!body.startsWith(Prompt.OPENING) || body.indexOf('\0') >= 0) {
            return Optional.of("not a summary");
        }
        if (body.length() > mostCharacters) {
            return Optional.of("too long");
        }
        return secrets.redact(body).finds().isEmpty() ? Optional.empty() : Optional.of("a secret in it");
    }

    private static Optional<String> loss(Summary summary, String body) {
        if (!summary.namedFiles().stream().allMatch(body::contains)) {
            return Optional.of("a file is missing");
        }
        return containsAll(body, summary.open()) ? Optional.empty() : Optional.of("an open item is missing");
    }

    /** In any case, and however the lines are broken. */
    private static boolean containsAll(String body, List<String> items) {
        String text = inOneLine(body);
        return items.stream().map(Review::inOneLine).allMatch(text::contains);
    }

    private static String inOneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
