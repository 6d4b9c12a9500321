package org.stele.wallet.staff;

import java.util.List;

/**
 * A clinical document that a node has filed.
 *
 * @param again whether it was filed before
 * @param document where it is kept, {@code DocumentReference/id}
 * @param records how many records it made or changed when it was filed
 * @param warnings what was left out
 */
public record FiledDocument(boolean again, String document, long records, List<Warning> warnings) {
    /** Something that was left out: why, where first, and how often. */
    public record Warning(String code, String place, long times, String text) {}
}
