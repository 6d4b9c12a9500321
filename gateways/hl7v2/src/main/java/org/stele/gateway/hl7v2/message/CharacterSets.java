package org.stele.gateway.hl7v2.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The character sets of MSH-18 (HL7 table 0211) that are read here. */
final class CharacterSets {
    private static final Place DECLARED = Place.of("MSH", 18);
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Set<String> LATIN = parts(1, 2, 3, 4, 9, 15);
    private static final Set<String> ONE_BYTE = parts(1, 2, 3, 4, 5, 6, 7, 8, 9, 15);
    private static final Map<String, Charset> KNOWN = known();

    private CharacterSets() {}

    private static Set<String> parts(int... parts) {
        return IntStream.of(parts).mapToObj(part -> "8859/" + part).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Charset> known() {
        Map<String, Charset> known = new HashMap<>(Map.of(
                // nothing declared is ASCII, of which UTF-8 is the one extension that shows when it is none
                "", StandardCharsets.UTF_8,
                "ASCII", StandardCharsets.US_ASCII,
                "UNICODE UTF-8", StandardCharsets.UTF_8,
                "UTF-8", StandardCharsets.UTF_8));
        ONE_BYTE.forEach(set -> known.put(set, Charset.forName("ISO-8859-" + set.substring("8859/".length()))));
        return Map.copyOf(known);
    }

    /** The bytes after a mark of UTF-8, which some senders put first. */
    static byte[] withoutMark(byte[] message) {
        boolean isMarked =
                message.length > MARK.length && IntStream.range(0, MARK.length).allMatch(i -> message[i] == MARK[i]);
        return isMarked ? Arrays.copyOfRange(message, MARK.length, message.length) : message;
    }

    /**
     * The text of a message that declares this set.
     *
     * @throws RefusedMessageException where the set is not known, or the bytes are not of it
     */
    static String decode(byte[] message, String declared) {
        Charset set = Optional.ofNullable(KNOWN.get(declared))
                .orElseThrow(
                        () -> RefusedMessageException.rejected(
                                ErrorCode.TABLE_VALUE_NOT_FOUND,
                                DECLARED,
                                "this character set is not read here: send UNICODE UTF-8, ASCII or 8859/1 to 8859/9 and 8859/15"));
        try {
            String text = set.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            requireNoControls(text);
            if (ONE_BYTE.contains(declared)) {
                requireNoUtf8(message, LATIN.contains(declared) ? 1 : 3);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw lie();
        }
    }

    /** Bytes of another set show as controls in one that has a character for each. */
    private static void requireNoControls(String text) {
        boolean hasControls =
                text.chars().anyMatch(it -> Character.isISOControl(it) && it != '\r' && it != '\n' && it != '\t');
        if (hasControls) {
            throw lie();
        }
    }

    /**
     * Text of one byte a character is hardly ever UTF-8 by chance, and read as the former UTF-8 gives other names and other units.
     *
     * @param least of such characters; more where capitals of a script lie where UTF-8 has its bytes
     */
    private static void requireNoUtf8(byte[] message, int least) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            if (text.codePoints().filter(it -> it > 0x7F).count() >= least) {
                throw lie();
            }
        } catch (CharacterCodingException e) {
            // so it is what it says
        }
    }

    private static RefusedMessageException lie() {
        return RefusedMessageException.rejected(
                ErrorCode.DATA_TYPE,
                DECLARED,
                "the message is not in the character set that it declares: declare the one that it is in");
    }
}
