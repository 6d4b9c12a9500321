package org.stele.exchange.healthlink;

import org.stele.crypto.Bytes;

/** What becomes of a link's use. */
public sealed interface LinkAnswer {
    /**
     * The file.
     *
     * @param file a JWE in compact form
     */
    record Embedded(String file) implements LinkAnswer {}

    /**
     * Where the file is, for some minutes and one fetching.
     *
     * @param ticket 32 random bytes
     */
    record Located(Bytes ticket) implements LinkAnswer {}

    /**
     * The passcode is wrong, or there is none where one is asked for.
     *
     * @param remaining how many wrong ones the link still bears; 0: it has ended
     */
    record WrongPasscode(int remaining) implements LinkAnswer {}

    /** So many passcodes are being looked at that this one is not: nothing was counted. */
    record Busy() implements LinkAnswer {}

    /** There is no such link: it never was, or is over, used up or revoked. */
    record None() implements LinkAnswer {}
}
