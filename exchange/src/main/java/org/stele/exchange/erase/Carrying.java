package org.stele.exchange.erase;

import java.util.List;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.id.ErasureId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;

/** Hands out the work of a request: orders for what is held here, questions to the others. */
final class Carrying {
    private final Premises premises;
    private final ErasureBook book;

    Carrying(Premises premises, ErasureBook book) {
        this.premises = premises;
        this.book = book;
    }

    /** For a request of ours that is, or may come to be, on the ledger. */
    void carry(ErasureId id) {
        book.request(id).ifPresent(this::carry);
    }

    private void carry(StoredRequest stored) {
        book.onLedger(stored.request()).ifPresentOrElse(request -> handOut(stored, request), () -> requireVoid(stored));
    }

    /** One that never came onto the ledger, and cannot any more, is forgotten. */
    private void requireVoid(StoredRequest stored) {
        if (premises.ledger().state().time().isBefore(stored.expires())) {
            throw new ExchangeException(Reason.NOT_FOUND, "the request is not on the ledger yet");
        }
        book.remove(stored.request());
    }

    private void handOut(StoredRequest stored, ErasureRequest request) {
        List<ErasureItem> items = request.items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).answer().isEmpty()) {
                handOut(stored, items.get(i), i);
            }
        }
    }

    private void handOut(StoredRequest stored, ErasureItem item, int index) {
        String name = ErasureOrder.name(stored.request(), index);
        if (item.holder().equals(premises.own().id())) {
            book.put(new ErasureOrder(
                    stored.request(), index, stored.openings().get(index).record(), stored.chart()));
            premises.tasks().attemptNow(TaskKind.ANSWER_ERASURE, name);
        } else {
            premises.tasks().attemptNow(TaskKind.ASK_HOLDER, name);
        }
    }

    /** Asks the holder of one item, unless it has answered. */
    void ask(String name) {
        int slash = name.indexOf('/');
        ErasureId id = ErasureId.parse(name.substring(0, slash));
        int index = Integer.parseInt(name.substring(slash + 1));
        if (!book.settled(id, index)) {
            book.request(id).ifPresent(stored -> ask(stored, index));
        }
    }

    private void ask(StoredRequest stored, int index) {
        ErasureItem item = book.item(stored.request(), index).orElseThrow();
        HeldErasure order = new HeldErasure(
                stored.request(),
                index,
                stored.openings().get(index),
                premises.ledger().state().height());
        premises.peers().peer(item.holder()).held(order);
    }
}
