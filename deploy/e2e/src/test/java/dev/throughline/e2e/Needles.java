package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for many texts at once in bytes, each as it is, escaped as in JSON, and in base64. Cases do not count, as an index
 * stores words in small letters. A text is found by its first bytes, which are looked up at every place.
 */
final class Needles {

    private static final int HEAD = Long.BYTES;
    private static final int CHUNK = 1 << 20;

    private final Map<Long, List<byte[]>> byHead = new HashMap<>();
    private final Map<byte[], String> texts = new HashMap<>();
    private int longest;

    Needles(Collection<String> wanted) {
        for (String text : wanted) {
            add(text, text.getBytes(UTF_8));
            add(text, text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/").getBytes(UTF_8));
            encodings(text).forEach(encoded -> add(text, encoded.getBytes(UTF_8)));
        }
    }

    /** Which of the texts are in the files of a folder. */
    Set<String> inFilesOf(Path folder) {
        var found = new TreeSet<String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // Kafka's index files are sparse, of many megabytes, and hold offsets only
                    if (attributes.isRegularFile() && !file.toString().endsWith("index")) {
                        found.addAll(inFile(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException && !file.equals(folder)) {
                        return FileVisitResult.CONTINUE; // who writes them removes files meanwhile
                    }
                    throw failure;
                }
            });
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> inTexts(Collection<String> haystacks) {
        var found = new TreeSet<String>();
        for (String haystack : haystacks) {
            byte[] bytes = haystack.getBytes(UTF_8);
            search(bytes, bytes.length, found);
        }
        return found;
    }

    private Set<String> inFile(Path file) {
        var found = new TreeSet<String>();
        byte[] window = new byte[CHUNK + longest];
        int kept = 0;
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(window, kept, CHUNK); read >= 0; read = stream.read(window, kept, CHUNK)) {
                int length = kept + read;
                search(window, length, found);
                kept = Math.min(longest, length);
                System.arraycopy(window, length - kept, window, 0, kept);
            }
        } catch (NoSuchFileException e) {
            return found; // as above
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void search(byte[] bytes, int length, Set<String> found) {
        long head = 0;
        for (int at = 0; at < length; at++) {
            head = head << Byte.SIZE | small(bytes[at]);
            for (byte[] needle : byHead.getOrDefault(head, List.of())) {
                int start = at + 1 - HEAD;
                if (start >= 0 && start + needle.length <= length && isAt(needle, bytes, start)) {
                    found.add(texts.get(needle));
                }
            }
        }
    }

    private static boolean isAt(byte[] needle, byte[] bytes, int start) {
        for (int i = HEAD; i < needle.length; i++) {
            if (needle[i] != small(bytes[start + i])) {
                return false;
            }
        }
        return true;
    }

    private void add(String text, byte[] form) {
        byte[] needle = new String(form, UTF_8).toLowerCase(Locale.ROOT).getBytes(UTF_8);
        if (needle.length < HEAD) {
            throw new IllegalArgumentException("Too short to be looked for: " + text.length());
        }
        long head = 0;
        for (byte b : Arrays.copyOf(needle, HEAD)) {
            head = head << Byte.SIZE | b & 0xff;
        }
        byHead.computeIfAbsent(head, none -> new ArrayList<>()).add(needle);
        texts.put(needle, text);
        longest = Math.max(longest, needle.length);
    }

    /** What of base64 is the same whatever stands around the text, for each of the three ways in which it can be cut. */
    private static List<String> encodings(String text) {
        var encodings = new ArrayList<String>();
        for (int before = 0; before < 3; before++) {
            String encoded = Base64.getEncoder().withoutPadding().encodeToString((" ".repeat(before) + text).getBytes(UTF_8));
            String inner = encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 2);
            if (inner.length() >= 2 * HEAD) {
                encodings.add(inner);
            }
        }
        return encodings;
    }

    private static int small(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b & 0xff;
    }
}
