package org.stele.formats.healthlink;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;

/**
 * Who used a health link, in their own words, which nobody has checked. An actor of the journal: {@code shlink:<link>.<base64url of
 * the words in UTF-8>}.
 *
 * @param link the patient's name for it, not its address
 * @param words 1 to 240 bytes in UTF-8, on one line, of characters that show as what they are
 */
public record LinkRecipient(RandomId link, String words) {
    private static final String KIND = "shlink:";
    private static final char BETWEEN = '.';
    private static final int MOST_BYTES = 240;
    private static final int QUOTATION_MARK = '"';
    private static final String NOTHING_SAID = "-";

    public LinkRecipient {
        if (!words.equals(clean(words))) {
            throw new IllegalArgumentException("a recipient's words are cleaned first");
        }
    }

    /** Whatever was said, made fit to stand in a line of a trail, and cut. */
    public static LinkRecipient of(RandomId link, String said) {
        return new LinkRecipient(link, clean(said));
    }

    /** Empty where it is another actor, or none of this form: a custodian may write what it likes. */
    public static Optional<LinkRecipient> parse(String actor) {
        int dot = actor.indexOf(BETWEEN);
        if (!actor.startsWith(KIND) || dot < 0) {
            return Optional.empty();
        }
        try {
            RandomId link = RandomId.parse(actor.substring(KIND.length(), dot));
            return Optional.of(of(link, text(Bytes.parse(actor.substring(dot + 1)))));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** As the journal has it. */
    public String actor() {
        return KIND + link + BETWEEN + Bytes.wrap(words.getBytes(StandardCharsets.UTF_8));
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        return "whoever calls themselves \"" + words + "\" (health link " + link + ")";
    }

    private static String text(Bytes utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8.unsafeArray()))
                .toString();
    }

    private static String clean(String said) {
        StringBuilder clean = new StringBuilder();
        int bytes = 0;
        for (int c : said.codePoints().map(LinkRecipient::shown).toArray()) {
            String next = Character.toString(c);
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            clean.append(next);
        }
        String words = clean.toString().strip();
        return words.isEmpty() ? NOTHING_SAID : words;
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
