package org.stele.exchange.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stele.exchange.intake.IncomingRecord;

/** Who inherits from whom among records that are written together. */
final class Kinship {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Submission> together;

    Kinship(List<Submission> together) {
        this.together = together;
        for (int i = 0; i < together.size(); i++) {
            places.put(together.get(i).record().facts().address(), i);
        }
    }

    /** Whether one of them has this address. */
    boolean has(String address) {
        return places.containsKey(address);
    }

    /**
     * Spreads each sensitivity to whatever inherits it, until nothing changes.
     *
     * @param records in the order of what is written together
     */
    List<IncomingRecord> spread(List<IncomingRecord> records) {
        List<IncomingRecord> all = new ArrayList<>(records);
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (int i = 0; i < all.size(); i++) {
                Submission submission = together.get(i);
                for (int lender : among(submission.record().facts().references())) {
                    isChanged |= inherits(all, i, lender);
                }
                for (int quoted : among(submission.quoted())) {
                    isChanged |= inherits(all, quoted, i);
                }
            }
        }
        return all;
    }

    private List<Integer> among(Set<String> addresses) {
        return addresses.stream().filter(places::containsKey).map(places::get).toList();
    }

    private static boolean inherits(List<IncomingRecord> all, int heir, int lender) {
        IncomingRecord before = all.get(heir);
        IncomingRecord after = before.inheriting(List.of(all.get(lender).labels()));
        all.set(heir, after);
        return !after.labels().equals(before.labels());
    }
}
