package dev.throughline.recall.briefing;

/** A remembered text on one line. */
public final class Excerpt {

    private Excerpt() {
    }

    /** Its beginning, cut at a word; marks of headings and items are gone. */
    public static String of(String text, int mostCharacters) {
        return BriefingWriter.cut(BriefingWriter.oneLine(text), mostCharacters);
    }

    /** Its beginning with its lines as they are. */
    public static String whole(String text, int mostCharacters) {
        return BriefingWriter.cut(text, mostCharacters);
    }
}
