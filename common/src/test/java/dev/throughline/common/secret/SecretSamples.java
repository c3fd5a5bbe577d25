package dev.throughline.common.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes up secrets of every kind in the places where people and programs leave them, and texts that only look like it. The
 * same seed gives the same samples.
 */
public final class SecretSamples {

    /**
     * A text with one secret.
     *
     * @param place what the text is, for example {@code yaml}
     * @param parts of the secret, none of which may be kept
     */
    public record Sample(String kind, String place, String text, List<String> parts) {

        @Override
        public String toString() {
            return kind + " in " + place;
        }
    }

    /** A text without a secret, and what it looks like. */
    public record LookAlike(String what, String text) {

        @Override
        public String toString() {
            return what;
        }
    }

    private final Random random;

    private SecretSamples(long seed) {
        this.random = new Random(seed);
    }

    public static SecretSamples seeded(long seed) {
        return new SecretSamples(seed);
    }

    /** At least one text for each kind and each of its natural places. */
    public List<Sample> secrets() {
        var samples = new ArrayList<Sample>();
        lines(SampleTemplates.WORDS).forEach(line -> words(samples, line[0], new Template(line[1])));
        lines(SampleTemplates.NAMED).forEach(line -> named(samples, line[0], line[1], new Template(line[2])));
        lines(SampleTemplates.TEXTS).forEach(line -> samples.add(text(line[0], line[1], new Template(line[2]))));
        samples.addAll(new KeySamples(random).all());
        samples.add(dockerConfiguration());
        return List.copyOf(samples);
    }

    /** Texts of which every character must stay. */
    public List<LookAlike> lookAlikes() {
        var texts = new ArrayList<LookAlike>();
        for (String[] line : lines(SampleTemplates.WORDS)) {
            var template = new Template(line[1]);
            texts.add(new LookAlike("crossed out " + line[0], "Put " + template.crossedOut() + " there."));
            texts.add(new LookAlike("cut short " + line[0], "It begins with " + template.cutShort(random) + " in the list."));
            texts.add(new LookAlike(line[0] + " in a longer word", "mapping" + template.filled(random) + "of"));
        }
        lines(SampleTemplates.NAMED).forEach(line -> texts.add(
                new LookAlike(line[0] + " without its name", "build " + new Template(line[2]).filled(random) + " is done")));
        lines(SampleTemplates.CLEAN).forEach(line -> texts.add(new LookAlike(line[0], new Template(line[1]).filled(random))));
        texts.addAll(new CleanSamples(random).all());
        return List.copyOf(texts);
    }

    private Sample dockerConfiguration() {
        byte[] credentials = new Template("acme:{p14}").filled(random).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(credentials);
        return new Sample("docker-auth", "json", "{\"auths\": {\"registry.acme.dev\": {\"auth\": \"" + encoded + "\"}}}",
                List.of(encoded));
    }

    private void words(List<Sample> samples, String kind, Template template) {
        for (String[] place : lines(SampleTemplates.PLACES)) {
            String secret = template.filled(random);
            boolean fits = !place[0].equals("url") || !secret.matches(".*[/+=~$].*");
            if (fits) {
                samples.add(new Sample(kind, place[0], place[1].replace("%s", secret), List.of(secret)));
            }
        }
    }

    private void named(List<Sample> samples, String kind, String name, Template template) {
        for (String[] place : lines(SampleTemplates.NAMED_PLACES)) {
            String secret = template.filled(random);
            String text = place[1].replace("NAME", name.toUpperCase(Locale.ROOT).replace(' ', '_'))
                    .replace("n_ame", name.replace(' ', '_')).replace("n-ame", name.replace(' ', '-'))
                    .replace("n.ame", name.replace(' ', '.')).replace("n ame", name).replace("%s", secret);
            samples.add(new Sample(kind, place[0], text, List.of(secret)));
        }
    }

    /** The secret is what stands between double angle brackets. */
    private Sample text(String kind, String place, Template template) {
        String filled = template.filled(random).replace("\\n", "\n");
        String secret = filled.substring(filled.indexOf("<<") + 2, filled.indexOf(">>"));
        return new Sample(kind, place, filled.replace("<<", "").replace(">>", ""), List.of(secret));
    }

    private static List<String[]> lines(String block) {
        return block.lines().filter(line -> !line.isBlank()).map(line -> line.strip().split(" +\\| +")).toList();
    }
}
