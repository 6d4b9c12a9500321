package org.stele.vault.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.segment.SegmentEntry;
import org.stele.vault.segment.Segments;

/** The drafts of one batch, by subject in ascending order. */
record Drafts(TreeMap<RandomId, List<RecordDraft>> bySubject) {
    /**
     * @throws VaultException {@code NOT_FOUND} where a draft replaces what its subject does not have
     */
    static Drafts checked(List<RecordDraft> drafts, Segments segments) {
        Drafts grouped = new Drafts(drafts.stream()
                .collect(Collectors.groupingBy(RecordDraft::subject, TreeMap::new, Collectors.toList())));
        grouped.bySubject.forEach((subject, own) -> requireReplaced(subject, own, segments));
        return grouped;
    }

    /** What the batch will add to a subject's index. */
    static List<SegmentEntry> entries(List<RecordDraft> drafts) {
        return drafts.stream()
                .map(draft -> SegmentEntry.committed(draft.id(), draft.labels(), draft.facts(), draft.replaces()))
                .toList();
    }

    private static void requireReplaced(RandomId subject, List<RecordDraft> drafts, Segments segments) {
        Set<RandomId> replaced = drafts.stream()
                .flatMap(draft -> draft.replaces().stream())
                .collect(Collectors.toCollection(HashSet::new));
        drafts.forEach(draft -> replaced.remove(draft.id()));
        if (!replaced.isEmpty() && !segments.of(subject).entries().keySet().containsAll(replaced)) {
            throw new VaultException(
                    Reason.NOT_FOUND, "a record of " + subject + " replaces one that the subject does not have");
        }
    }
}
