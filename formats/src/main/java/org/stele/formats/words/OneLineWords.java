package org.stele.formats.words;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.stele.crypto.Bytes;

/** What others say of themselves, made fit to stand between quotation marks in a line of a trail. */
public final class OneLineWords {
    private static final int QUOTATION_MARK = '"';
    private static final String NOTHING_SAID = "-";

    private OneLineWords() {}

    /**
     * Cleans and cuts it.
     *
     * @param most bytes in UTF-8
     * @return at least one character, all of which show as what they are
     */
    public static String clean(String said, int most) {
        StringBuilder clean = new StringBuilder();
        int bytes = 0;
        for (int c : said.codePoints().map(OneLineWords::shown).toArray()) {
            String next = Character.toString(c);
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > most) {
                break;
            }
            clean.append(next);
        }
        String words = clean.toString().strip();
        return words.isEmpty() ? NOTHING_SAID : words;
    }

    /** As part of an actor's name in a journal. */
    public static String encode(String words) {
        return Bytes.wrap(words.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * The words again.
     *
     * @throws IllegalArgumentException where it is none of {@link #encode}'s
     */
    public static String decode(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Bytes.parse(text).unsafeArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not a text in UTF-8", e);
        }
    }

    /** Nothing that moves a cursor, turns the direction of a line, hides, or ends the quotation. */
    private static int shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> ' ';
            default -> c == QUOTATION_MARK ? '\'' : c;
        };
    }
}
