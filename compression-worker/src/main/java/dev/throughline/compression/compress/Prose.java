package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

/**
 * A text, read once: its sentences and lines without mark-up, in their order. Everything that asks what a text says asks its
 * prose, so that a long response is not taken apart for each question.
 *
 * @param sentences each in one line, none empty
 */
record Prose(List<String> sentences) {

    /** More of a text than this tells nothing that its beginning did not. */
    static final int MOST_READ = 12_000;

    Prose {
        sentences = List.copyOf(sentences);
    }

    static Prose of(String text) {
        return new Prose(Sentences.of(Markup.without(Text.cut(text, MOST_READ))));
    }

    /** As many whole sentences from the beginning as have room; a first one that is too long is cut at a word. */
    String gist(int most) {
        var gist = new StringBuilder();
        for (String sentence : sentences) {
            if (gist.length() + sentence.length() + 1 > most) {
                break;
            }
            gist.append(gist.isEmpty() ? "" : Sentences.isComplete(gist) ? " " : "; ").append(sentence);
        }
        return gist.isEmpty() ? Text.cutAtWord(joined(most), most) : withoutOpenEnd(gist.toString());
    }

    /** The sentence at this place with what was said before and after it, as far as there is room. */
    String around(int index, int most) {
        var kept = new ArrayList<>(List.of(sentences.get(index)));
        int length = sentences.get(index).length();
        if (index > 0 && length + sentences.get(index - 1).length() < most) {
            kept.addFirst(sentences.get(index - 1));
            length += sentences.get(index - 1).length() + 1;
        }
        if (index + 1 < sentences.size() && length + sentences.get(index + 1).length() < most) {
            kept.add(sentences.get(index + 1));
        }
        return String.join(" ", kept);
    }

    private String joined(int enough) {
        var joined = new StringBuilder();
        for (String sentence : sentences) {
            if (joined.length() > enough) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(sentence);
        }
        return joined.toString();
    }

    /** A heading at the end, of which nothing follows. */
    private static String withoutOpenEnd(String gist) {
        return gist.endsWith(":") || gist.endsWith("：") ? gist.substring(0, gist.length() - 1) : gist;
    }
}
