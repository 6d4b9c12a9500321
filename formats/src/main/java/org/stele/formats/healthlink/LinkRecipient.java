package org.stele.formats.healthlink;

import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.formats.words.OneLineWords;

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
            return Optional.of(of(link, OneLineWords.decode(actor.substring(dot + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As the journal has it. */
    public String actor() {
        return KIND + link + BETWEEN + OneLineWords.encode(words);
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        return "whoever calls themselves \"" + words + "\" (health link " + link + ")";
    }

    private static String clean(String said) {
        return OneLineWords.clean(said, MOST_BYTES);
    }
}
