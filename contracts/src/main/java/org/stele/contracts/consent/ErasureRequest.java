package org.stele.contracts.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;

/**
 * A request for erasure as the state has it, with the holders' answers: the certificate, once it is closed.
 *
 * @param due by when every holder answers
 * @param closed the block's time at which the last holder answered, if all have
 */
public record ErasureRequest(
        SubjectId subject, List<ErasureItem> items, Instant opened, Instant due, Optional<Instant> closed) {
    public ErasureRequest {
        items = List.copyOf(items);
    }

    /** The items that wait for an answer at {@code time} though they are due. */
    public List<ErasureItem> overdue(Instant time) {
        return time.isBefore(due) ? List.of() : open();
    }

    /** The items that wait for an answer. */
    public List<ErasureItem> open() {
        return items.stream().filter(item -> item.answer().isEmpty()).toList();
    }

    ErasureRequest answered(int index, ErasureAnswer answer, Instant time) {
        List<ErasureItem> changed = new ArrayList<>(items);
        changed.set(index, items.get(index).answered(answer));
        ErasureRequest next = new ErasureRequest(subject, changed, opened, due, closed);
        return next.closed.isEmpty() && next.open().isEmpty() ? next.closedAt(time) : next;
    }

    private ErasureRequest closedAt(Instant time) {
        return new ErasureRequest(subject, items, opened, due, Optional.of(time));
    }
}
